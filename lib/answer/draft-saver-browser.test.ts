// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { openOutbox } from '../session/outbox-browser'
import { createDraftSaver, type StoredAnswer } from './draft-saver-browser'
import { keepDraftCopy, readDraftCopy } from './draft-store-browser'

const Q = 'q_webhooks'
const GUEST = { ownerId: null, isGuest: true }
/** What waits in the outbox outlives a test: each has an answer of its own. */
let stored: NonNullable<StoredAnswer>

/** The editor as a page opens it, once it has looked at what this browser kept. */
async function open(answer: StoredAnswer) {
  const saver = createDraftSaver({ owner: GUEST, questionId: Q, stored: answer })
  const close = saver.open()
  await vi.waitFor(() => expect(saver.view().isTakenUp).toBe(true))
  return { saver, close }
}

beforeEach(() => {
  localStorage.clear()
  stored = { id: crypto.randomUUID(), text: 'First.', lastSaveId: 's1' }
  // Out of reach: what is typed has only this browser.
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
})

test('what was typed into a new answer is there when the answer has been stored meanwhile', async () => {
  // Begun offline: its first save went from another page, what was typed after it is only here.
  keepDraftCopy(GUEST, Q, null, { answerId: stored.id, text: 'First. Second.', basedOn: 's1' })
  const { saver, close } = await open(stored)
  expect(saver.view().draft.text).toBe('First. Second.')
  close()
})

test('what was typed into a new answer belongs to no other answer', async () => {
  keepDraftCopy(GUEST, Q, null, { answerId: 'another', text: 'Not this one.', basedOn: '' })
  const { saver, close } = await open(stored)
  expect(saver.view().draft.text).toBe('First.')
  close()
  expect(readDraftCopy(GUEST, Q, null)).toMatchObject({ text: 'Not this one.' })
})

test('a text that was kept but not sent is taken up again', async () => {
  keepDraftCopy(GUEST, Q, stored.id, { answerId: stored.id, text: 'First, and more.', basedOn: 's1' })
  const { saver, close } = await open(stored)
  expect(saver.view().draft).toMatchObject({ text: 'First, and more.', savedText: 'First.', basedOn: 's1' })
  close()
})

test('a new answer keeps its id over a closed tab', async () => {
  const first = await open(null)
  first.saver.type('Begun.')
  const { answerId } = first.saver.view()
  first.close()
  const second = await open(null)
  expect(second.saver.view()).toMatchObject({ answerId, draft: { text: 'Begun.' } })
  second.close()
})

test('a text that was left for another tab’s doesn’t come back while it waits to be filed', async () => {
  const left = { id: crypto.randomUUID(), answerId: stored.id, questionId: Q, text: 'Left.', basedOn: 's0' }
  await openOutbox().enqueue({ name: 'saveAnswer', payload: left })
  const { saver, close } = await open(stored)
  expect(saver.view().draft).toMatchObject({ text: 'First.', sending: [], conflict: null })
  close()
})

test('what is typed before the page has begun gets a name, is sent, and overwrites nothing that was kept', async () => {
  const early = createDraftSaver({ owner: GUEST, questionId: Q, stored: null })
  early.type('Typed at once.')
  expect(early.view().answerId).toMatch(/^[0-9a-f-]{36}$/)
  const closeEarly = early.open()
  await vi.waitFor(() => expect(early.view().draft.sending).toHaveLength(1))
  closeEarly()

  keepDraftCopy(GUEST, Q, stored.id, { answerId: stored.id, text: 'First, and more.', basedOn: 's1' })
  const saver = createDraftSaver({ owner: GUEST, questionId: Q, stored })
  saver.type('First, and other.')
  expect(readDraftCopy(GUEST, Q, stored.id)?.text).toBe('First, and more.')
  const close = saver.open()
  await vi.waitFor(() => expect(saver.view().isTakenUp).toBe(true))
  expect(saver.view().draft.text).toBe('First, and other.')
  close()
  const sent = (await openOutbox().listPending(GUEST)).filter(({ payload }) => payload.answerId === stored.id)
  expect(sent.map(({ payload }) => payload.text)).toEqual(['First, and more.', 'First, and other.'])
})
