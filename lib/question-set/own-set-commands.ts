import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { defineCommand } from '../session/define-command'
import { clientId } from '../session/fields'
import { setEditSchema } from './edit-set-schema'
import {
  changeOwnQuestion as changeStored,
  createOwnQuestions,
  deleteOwnQuestion as deleteStored,
} from './own-question-repository'
import { isOwnId, OWN_LIMITS } from './own-set'
import { createOwnSet, editOwnSet, setOwnSetDeleted } from './own-set-repository'
import { questionChanges } from './question-changes'
import { SET_LIMITS } from './question-set'
import { ownQuestionSchema, ownSetSchema } from './set-schema'

// What a person with a large paste does, and far from filling a disk.
const SETS = { name: 'own-sets', points: 100, windowSeconds: 3600 }
const QUESTIONS = { name: 'own-questions', points: 600, windowSeconds: 3600 }
const EDITS = { name: 'set-edits', points: 3000, windowSeconds: 600 }

const NO_SET = 'This set isn’t there any more, or isn’t yours to change.'
const NO_QUESTIONS = 'One of these questions isn’t in the library any more. Reload this page and choose again.'

/** Keeps questions of one's own; those that are there already stay. */
export const addOwnQuestions = defineCommand({
  name: 'addOwnQuestions',
  limit: QUESTIONS,
  schema: z.strictObject({
    questions: z
      .array(ownQuestionSchema.refine(({ id }) => isOwnId(id), 'must have a new id'))
      .min(1)
      .max(SET_LIMITS.questions),
  }),
  async handler({ deviceId: _, ...writer }, { questions }) {
    const isRoom = await createOwnQuestions(
      writer,
      questions.map((question) => ({ ...question, origin: '' })),
    )
    if (isRoom) return ok(null)
    return fail('too_large', `You can keep at most ${OWN_LIMITS.questions} questions of your own. Delete some first.`)
  },
})

/** Keeps a new set; its own questions were sent before. */
export const createSet = defineCommand({
  name: 'createSet',
  limit: SETS,
  schema: z.strictObject({
    set: ownSetSchema.refine(({ id }) => isOwnId(id), 'must have a new id'),
  }),
  async handler({ deviceId: _, ...writer }, { set: { id, sections, ...details } }) {
    const kept = sections.map((section, index) => ({ ...section, id: `${id.slice(0, 8)}-${index}` }))
    const outcome = await createOwnSet(writer, id, { ...details, sections: kept, anchors: {} })
    if (outcome === 'too many sets')
      return fail('too_large', `You can keep at most ${OWN_LIMITS.sets} sets. Delete one first.`)
    return outcome === 'created' ? ok({ id }) : fail('not_found', NO_QUESTIONS)
  },
})

/** Takes a step of a set. The value: the set as it stands now. */
export const editSet = defineCommand({
  name: 'editSet',
  limit: EDITS,
  schema: z.strictObject({ setId: clientId, edit: setEditSchema }),
  async handler({ deviceId: _, ...writer }, { setId, edit }) {
    const outcome = await editOwnSet(writer, setId, edit)
    if (outcome.kind === 'done') return ok({ set: outcome.set })
    if (outcome.kind === 'overtaken')
      return fail('conflict', `Another tab has put “${outcome.standing}” there meanwhile. Yours isn’t saved.`)
    if (outcome.kind === 'too large')
      return fail(
        'too_large',
        `A set holds at most ${SET_LIMITS.questions} questions in ${SET_LIMITS.sections} sections.`,
      )
    return fail('not_found', outcome.kind === 'unknown set' ? NO_SET : NO_QUESTIONS)
  },
})

/** Deletes a set, or brings it back. */
export const changeSet = defineCommand({
  name: 'changeSet',
  limit: EDITS,
  schema: z.strictObject({ setId: clientId, isDeleted: z.boolean() }),
  async handler({ deviceId: _, ...writer }, { setId, isDeleted }) {
    return (await setOwnSetDeleted(writer, setId, isDeleted)) ? ok(null) : fail('not_found', NO_SET)
  },
})

/** Changes fields of a question of one's own, each with what stood there before. */
export const changeOwnQuestion = defineCommand({
  name: 'changeOwnQuestion',
  limit: EDITS,
  schema: z.strictObject({ questionId: clientId, changes: questionChanges }),
  async handler({ deviceId: _, ...writer }, { questionId, changes }) {
    const outcome = await changeStored(writer, questionId, changes)
    if (outcome.kind === 'saved') return ok({ question: outcome.question })
    if (outcome.kind === 'overtaken') {
      const fields = Object.fromEntries(
        outcome.fields.map((field) => [field, 'Another tab has changed this meanwhile: yours isn’t saved.']),
      )
      return fail('conflict', 'Another tab has changed this question meanwhile. Yours isn’t saved.', fields)
    }
    return fail('not_found', 'This question isn’t there any more, or isn’t yours to change.')
  },
})

/** Deletes a question of one's own for good. */
export const deleteOwnQuestion = defineCommand({
  name: 'deleteOwnQuestion',
  limit: EDITS,
  schema: z.strictObject({ questionId: clientId }),
  async handler({ deviceId: _, ...writer }, { questionId }) {
    return (await deleteStored(writer, questionId))
      ? ok(null)
      : fail('not_found', 'This question isn’t there any more.')
  },
})
