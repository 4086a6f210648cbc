import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { isOwnId } from '../question-set/own-set'
import { defineCommand } from '../session/define-command'
import { anyId, clientId } from '../session/fields'
import { STORY_LIMITS } from './story'
import { storyChanges } from './story-changes'
import { changeStoryTexts, setStoryDeleted, setStoryUse } from './story-repository'

// A save a second while somebody writes, and far from filling a disk.
const SAVES = { name: 'story-saves', points: 1_200, windowSeconds: 600 }
const CHANGES = { name: 'story-changes', points: 1_200, windowSeconds: 600 }

const NO_STORY = 'This story isn’t there any more, or isn’t yours to change.'
const TOO_MANY = `You can keep at most ${STORY_LIMITS.stories} stories. Delete one first.`

const storyId = clientId.refine(isOwnId, 'must be in small letters')

/** Saves texts of a story, each with what stood there before; the first save begins it. The value: a StorySave. */
export const saveStory = defineCommand({
  name: 'saveStory',
  limit: SAVES,
  schema: z.strictObject({ storyId, changes: storyChanges }),
  async handler({ deviceId: _, ...writer }, { storyId: id, changes }) {
    const outcome = await changeStoryTexts(writer, id, changes)
    if (outcome.kind === 'saved') return ok(outcome.save)
    return outcome.kind === 'unknown story' ? fail('not_found', NO_STORY) : fail('too_large', TOO_MANY)
  },
})

/** Deletes a story, or brings it back. */
export const changeStory = defineCommand({
  name: 'changeStory',
  limit: CHANGES,
  schema: z.strictObject({ storyId, isDeleted: z.boolean() }),
  async handler({ deviceId: _, ...writer }, { storyId: id, isDeleted }) {
    const outcome = await setStoryDeleted(writer, id, isDeleted)
    if (outcome === 'done') return ok(null)
    return outcome === 'unknown story' ? fail('not_found', NO_STORY) : fail('too_large', TOO_MANY)
  },
})

/** Says that a story is meant for a question, or that it isn't any more. */
export const linkStory = defineCommand({
  name: 'linkStory',
  limit: CHANGES,
  schema: z.strictObject({ storyId, questionId: anyId, isLinked: z.boolean() }),
  async handler({ deviceId: _, ...writer }, { storyId: id, questionId, isLinked }) {
    const outcome = await setStoryUse(writer, id, questionId, isLinked)
    if (outcome === 'done') return ok(null)
    if (outcome === 'too many questions')
      return fail('too_large', `A story can serve at most ${STORY_LIMITS.questions} questions.`)
    return fail('not_found', outcome === 'unknown story' ? NO_STORY : 'This question isn’t there any more.')
  },
})
