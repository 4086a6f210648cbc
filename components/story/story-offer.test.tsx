// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openOutbox } from '@/lib/session/outbox-browser'
import { StoryOffer } from './story-offer'

const OWNER = { ownerId: 'u_AAAAAAAAAAAAAAAAAAAAAA', isGuest: true }
const STORIES = [
  { id: 's1', title: 'The night', text: 'It was night.\n\nI rang.', seconds: 4, isLinked: true },
  { id: 's2', title: 'The quarrel', text: 'We differed.', seconds: 61, isLinked: false },
]
let root: ReturnType<typeof createRoot>

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => act(() => root.unmount()))

async function show(stories: typeof STORIES, onUse = (_: string) => {}) {
  await act(() => root.render(<StoryOffer questionId="q_a" ownerId={OWNER.ownerId} stories={stories} onUse={onUse} />))
}

async function press(title: string) {
  const button = document.querySelector<HTMLButtonElement>(`[aria-label="Use ${title} as a start"]`)
  await act(() => button?.click())
}

test('gives the caller a story’s own words, and links a story that wasn’t', async () => {
  const used: string[] = []
  await show(STORIES, (text) => used.push(text))
  expect(document.body.textContent).toMatch(
    /The night.*meant for this, 0:04 aloud.*The quarrel.*comes near, 1:01 aloud/,
  )
  await press('The night')
  await press('The quarrel')
  expect(used).toEqual(['It was night.\n\nI rang.', 'We differed.'])
  await vi.waitFor(async () => {
    const pending = await openOutbox().listPending(OWNER)
    expect(pending.map(({ name, payload }) => [name, payload])).toEqual([
      ['linkStory', { storyId: 's2', questionId: 'q_a', isLinked: true }],
    ])
  })
})

test('is nothing where no story fits', async () => {
  await show([])
  expect(document.body.textContent).toBe('')
})
