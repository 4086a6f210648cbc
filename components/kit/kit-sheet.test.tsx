// @vitest-environment happy-dom
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Shortcuts } from '@/components/shell/shortcuts'
import { anchorsOf, type KitSheet as Sheet } from '@/lib/question-set/kit'
import { KitSheet } from './kit-sheet'

const SHEET: Sheet = {
  title: 'Engineer',
  purpose: 'To find out how they work.',
  plannedMinutes: 10,
  neededMinutes: 15,
  updatedAt: new Date('2026-11-24T10:00:00Z'),
  anchors: anchorsOf({ technical: ['', '', 'Does our job', ''] }),
  sections: [
    {
      title: 'Basics',
      questions: [
        {
          ...{ key: 'k1', number: 1, text: 'What is a webhook?', kind: 'technical', isMustAsk: true, minutes: 10 },
          ...{ listenFor: ['Expects duplicates'], followUps: ['And twice?'] },
        },
        {
          ...{ key: 'k2', number: 2, text: 'Why us?', kind: 'motivation', isMustAsk: false, minutes: null },
          ...{ listenFor: [], followUps: [] },
        },
      ],
    },
  ],
}
const page = (
  <>
    <KitSheet sheet={SHEET} storageKey="kit" />
    <Shortcuts />
  </>
)
let close = () => {}

/** The page as the server sends it; then, once something was done to it, as its script takes it up. */
async function open(early: (host: HTMLElement) => void = () => {}) {
  const host = document.createElement('div')
  host.innerHTML = renderToString(page)
  document.body.append(host)
  early(host)
  const root = await act(() => hydrateRoot(host, page))
  close = () => {
    act(() => root.unmount())
    host.remove()
  }
  return host
}
const kept = () => JSON.parse(localStorage.getItem('kit') ?? 'null')
const press = (target: Element, key: string) =>
  act(() => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))
const boxes = (host: HTMLElement, question: number) => [
  ...host.querySelectorAll<HTMLInputElement>(`input[name=score-${question}]`),
]

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  localStorage.clear()
})
afterEach(() => {
  close()
  vi.unstubAllGlobals()
})

test('all that the sheet says is in its HTML', () => {
  const html = renderToString(page)
  for (const words of [
    'Engineer',
    'To find out how they work.',
    '10 minutes · 2 questions for 15 minutes · revised 24 Nov 2026',
    'Basics',
    'What is a webhook?',
    'Must ask',
    'Does our job',
    'Expects duplicates',
    'And twice?',
    'Reasons that fit this job',
  ]) {
    expect(html).toContain(words)
  }
})

test('a box is chosen, chosen anew, and taken back by pressing it again', async () => {
  const host = await open()
  const [, second, third] = boxes(host, 1)
  act(() => second?.click())
  act(() => third?.click())
  expect(kept().byKey.k1).toMatchObject({ score: 3, anchor: 'Does our job', question: 'What is a webhook?' })
  act(() => third?.click())
  expect(kept()).toBeNull()
  expect(third?.checked).toBe(false)
})

test('keys go from question to question and rate the one that they are at', async () => {
  const host = await open()
  press(document.body, '3')
  expect(kept()).toBeNull()
  press(document.body, 'j')
  press(document.body, 'j')
  expect(document.activeElement?.textContent).toBe('Why us?')
  press(document.activeElement ?? host, '4')
  expect(kept().byKey).toMatchObject({ k2: { score: 4 } })
  const [first] = boxes(host, 2)
  act(() => first?.focus())
  press(first ?? host, '2')
  expect(kept().byKey).toMatchObject({ k2: { score: 2 } })
  press(first ?? host, '0')
  expect(kept()).toBeNull()
})

test('keys rate nothing while one types', async () => {
  const host = await open()
  const notes = host.querySelector('textarea')
  act(() => notes?.focus())
  press(notes ?? host, '3')
  expect(kept()).toBeNull()
})

test('what was put in before the script ran is kept, beside what was there', async () => {
  localStorage.setItem('kit', JSON.stringify({ byKey: { k1: { question: '', score: null, notes: 'before' } } }))
  const host = await open((early) => {
    const [area, other] = early.querySelectorAll('textarea')
    if (area) area.value = 'early'
    if (other) other.value = 'first'
    const box = early.querySelector<HTMLInputElement>('input[name=score-2]')
    if (box) box.checked = true
  })
  expect(kept().byKey).toMatchObject({ k1: { notes: 'before\nearly' }, k2: { notes: 'first', score: 1 } })
  expect(host.querySelector('textarea')?.value).toBe('before\nearly')
})
