// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { OUTBOX_MARK } from './queued-command'

// Out of reach: what is made has only this browser.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))

/** The outbox as a page just opened has it. */
async function openPage() {
  vi.resetModules()
  const { openOutbox } = await import('./outbox-browser')
  return openOutbox()
}

const STRANGER = { ownerId: null, isGuest: true }

test('what was made in the moment in which the page was left is in the queue of the next, once and in order', async () => {
  const left = await openPage()
  await left.enqueue({ name: 'say', payload: { text: 'first' } })
  // Left at once: the page is gone before its database answers.
  const silent = vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest())
  const gone = await openPage()
  void gone.enqueue({ name: 'say', payload: { text: 'second' } })
  void gone.enqueue({ name: 'say', payload: { text: 'third' } })
  await vi.waitFor(() => expect(silent).toHaveBeenCalled())
  silent.mockRestore()

  const texts = async () => {
    const page = await openPage()
    return (await page.listPending(STRANGER)).map(({ payload }) => payload.text)
  }
  expect(await texts()).toEqual(['first', 'second', 'third'])
  expect(await texts()).toEqual(['first', 'second', 'third'])
  expect(Object.keys(localStorage)).toEqual([OUTBOX_MARK])
})

test('where the browser keeps no database, what was made outlives its page all the same', async () => {
  localStorage.clear()
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('blocked', 'SecurityError')
  })
  const left = await openPage()
  await left.enqueue({ name: 'say', payload: { text: 'kept' } })
  const next = await openPage()
  expect((await next.listPending(STRANGER)).map(({ payload }) => payload.text)).toEqual(['kept'])
  vi.restoreAllMocks()
})
