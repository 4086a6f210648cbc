// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NO_MARKS, withMark } from './kit-marks'
import { createKitMarks } from './kit-marks-browser'

const KEY = 'kit'
/** A tab as the browser tells it of another's writing. */
function openTab() {
  const store = createKitMarks(KEY)
  const listener = vi.fn()
  const close = store.subscribe(listener)
  return { ...store, listener, close }
}
const note = (key: string, notes: string) => (marks: typeof NO_MARKS) => withMark(marks, key, { notes })
const notesOf = ({ view }: ReturnType<typeof openTab>, key: string) => view().marks.byKey[key]?.notes

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

function refuse(): never {
  throw new DOMException('No room, or no right', 'QuotaExceededError')
}

test('what is typed is there at the next visit', () => {
  const first = openTab()
  first.change(note('a', 'kept'))
  first.close()
  expect(notesOf(openTab(), 'a')).toBe('kept')
})

test('two tabs lose nothing of each other, told or not', () => {
  const [one, two] = [openTab(), openTab()]
  expect([one.view().marks, two.view().marks]).toEqual([NO_MARKS, NO_MARKS])
  one.change(note('a', 'mine'))
  two.change(note('b', 'theirs'))
  one.change(note('c', 'more'))
  dispatchEvent(new Event('storage'))
  for (const tab of [one, two]) {
    expect([notesOf(tab, 'a'), notesOf(tab, 'b'), notesOf(tab, 'c')]).toEqual(['mine', 'theirs', 'more'])
  }
})

test('a tab that was told of nothing new shows nothing anew', () => {
  const tab = openTab()
  tab.change(note('a', 'x'))
  const { marks } = tab.view()
  dispatchEvent(new Event('focus'))
  expect(tab.view().marks).toBe(marks)
  expect(tab.listener).toHaveBeenCalledTimes(1)
})

test('an empty sheet leaves nothing behind', () => {
  const tab = openTab()
  tab.change(note('a', 'x'))
  tab.change(() => NO_MARKS)
  expect(localStorage.getItem(KEY)).toBeNull()
})

test('where nothing can be stored it lives on the page, says so, and is stored as soon as it can be', () => {
  const storage = localStorage
  const tab = openTab()
  tab.change(note('a', 'stored'))
  const getItem = (key: string) => storage.getItem(key)
  vi.stubGlobal('localStorage', { getItem, setItem: refuse })
  tab.change(note('b', 'only here'))
  dispatchEvent(new Event('storage'))
  expect(tab.view().isKept).toBe(false)
  expect([notesOf(tab, 'a'), notesOf(tab, 'b')]).toEqual(['stored', 'only here'])
  vi.unstubAllGlobals()
  tab.change(note('c', 'again'))
  expect(tab.view().isKept).toBe(true)
  expect(notesOf(openTab(), 'b')).toBe('only here')
})

test('where storage is blocked it begins blank, and says so', () => {
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  const tab = openTab()
  tab.change(note('a', 'x'))
  expect(tab.view().isKept).toBe(false)
  expect(notesOf(tab, 'a')).toBe('x')
})
