// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openOutbox } from '../session/outbox-browser'
import { EMPTY_STORY, STORY_FIELDS, type StoryContents, type StorySave } from './story'
import { createStorySaver } from './story-saver-browser'

const OWNER = { ownerId: 'u_AAAAAAAAAAAAAAAAAAAAAA', isGuest: true }

/** A server with one story, of which each save takes what the real one would. */
let standing: StoryContents
let isOnline = true
let close = () => {}

const json = (value: unknown) => Response.json(value)

type Sent = {
  id: string
  name: string
  payload: { changes: Partial<Record<keyof StoryContents, { was: string; value: string }>> }
}

function answer(address: string, body: string): Response {
  if (address === '/api/me') return json({ ...OWNER, isNew: false, formerIds: [] })
  const { commands }: { commands: Sent[] } = JSON.parse(body)
  const results = commands.map(({ id, name, payload }) => {
    const save: StorySave = { overtaken: {}, isDeleted: false }
    for (const field of name === 'saveStory' ? STORY_FIELDS : []) {
      const change = payload.changes[field]
      if (!change) continue
      if (standing[field] === change.was || standing[field] === change.value) standing[field] = change.value
      else save.overtaken[field] = standing[field]
    }
    return { id, ok: true, value: save }
  })
  return json({ version: 1, results })
}

function open(story: ({ id: string } & StoryContents) | null, forQuestionId: string | null = null) {
  const saver = createStorySaver({ owner: OWNER, story, forQuestionId })
  close = saver.open()
  return saver
}

const newStory = (texts: Partial<StoryContents> = {}) => {
  standing = { ...EMPTY_STORY, title: 'The night', ...texts }
  return { id: crypto.randomUUID(), ...standing }
}

beforeEach(() => {
  isOnline = true
  standing = { ...EMPTY_STORY }
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    if (!isOnline) throw new TypeError('offline')
    return answer(String(address), String(init?.body))
  })
})

afterEach(() => close())

test('a field that is left is saved, with nothing else', async () => {
  const saver = open(newStory({ task: 'Mine.' }))
  saver.type('result', 'It held.')
  saver.leave()
  await vi.waitFor(() => expect(standing).toMatchObject({ task: 'Mine.', result: 'It held.' }))
  await vi.waitFor(() => expect(saver.view().status).toMatchObject({ state: 'idle', waiting: 0 }))
})

test('a new story that is left without a title gets its first words, and is linked to its question', async () => {
  const saver = open(null, 'q_a')
  expect(saver.view()).toMatchObject({ storyId: null, isStored: false })
  saver.type('situation', 'Invoices went out twice, at night.')
  saver.leave()
  await vi.waitFor(() => expect(saver.view().isStored).toBe(true))
  expect(standing.title).toBe('Invoices went out twice, at night')
  expect(saver.view().texts.title).toBe(standing.title)
})

test('a title can’t be taken away', async () => {
  const saver = open(newStory())
  saver.type('title', '  ')
  saver.type('task', 'Mine.')
  saver.leave()
  await vi.waitFor(() => expect(standing.task).toBe('Mine.'))
  expect([standing.title, saver.view().texts.title]).toEqual(['The night', 'The night'])
})

test('of two texts in one field both stand until one is chosen, and other fields are saved meanwhile', async () => {
  const story = newStory({ action: 'I rang.' })
  const saver = open(story)
  standing.action = 'I wrote.'
  saver.type('action', 'I rang twice.')
  saver.type('task', 'Mine.')
  saver.leave()
  await vi.waitFor(() => expect(saver.view().overtaken).toEqual({ action: 'I wrote.' }))
  expect(standing).toMatchObject({ action: 'I wrote.', task: 'Mine.' })
  expect(saver.view().texts.action).toBe('I rang twice.')
  saver.choose('action', 'mine')
  await vi.waitFor(() => expect(standing.action).toBe('I rang twice.'))
  expect(saver.view().overtaken).toEqual({})
  standing.action = 'I flew.'
  saver.type('action', 'I ran.')
  saver.leave()
  await vi.waitFor(() => expect(saver.view().overtaken).toEqual({ action: 'I flew.' }))
  saver.choose('action', 'theirs')
  expect(saver.view().texts.action).toBe('I flew.')
  expect(standing.action).toBe('I flew.')
})

test('what was typed while nobody answers is there for the next tab, and is sent later', async () => {
  const story = newStory()
  isOnline = false
  const saver = open(story)
  saver.type('task', 'Mine.')
  saver.leave()
  await vi.waitFor(() => expect(saver.view().status?.state).toBe('offline'))
  close()
  const next = open(story)
  await vi.waitFor(() => expect(next.view().texts.task).toBe('Mine.'))
  isOnline = true
  await openOutbox().flush()
  await vi.waitFor(() => expect(standing.task).toBe('Mine.'))
})
