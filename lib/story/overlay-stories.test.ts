import { expect, it } from 'vitest'
import { overlayStories } from './overlay-stories'

const command = (name: string, payload: Record<string, unknown>) => ({ id: name, name, payload })
const STORED = [{ id: '1', title: 'One', seconds: 30, lacks: [], questionIds: ['a'] }]

it('shows what waits in this browser: a new story, a title, ticks and a deletion', () => {
  const changes = { title: { was: '', value: 'Two' }, task: { was: '', value: 'Mine' } }
  const pending = [
    command('rateQuestion', { storyId: '1' }),
    command('saveStory', { storyId: '2', changes }),
    command('linkStory', { storyId: '2', questionId: 'b', isLinked: true }),
    command('linkStory', { storyId: '1', questionId: 'a', isLinked: false }),
    command('saveStory', { storyId: '1', changes: { title: { was: 'One', value: 'Won' } } }),
    command('saveStory', { storyId: '3', changes: { task: { was: 'x', value: 'of one that isn’t there' } } }),
  ]
  expect(overlayStories(STORED, pending)).toEqual([
    { id: '2', title: 'Two', seconds: 0, lacks: [], questionIds: ['b'] },
    { id: '1', title: 'Won', seconds: 30, lacks: [], questionIds: [] },
  ])
  expect(overlayStories(STORED, [command('changeStory', { storyId: '1', isDeleted: true })])).toEqual([])
  expect(overlayStories(STORED, [command('changeStory', { storyId: '1', isDeleted: false })])).toEqual(STORED)
})
