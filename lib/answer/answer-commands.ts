import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { defineCommand } from '../session/define-command'
import { anyId, clientId, typedText } from '../session/fields'
import { MAX_ANSWER_CHARACTERS, MAX_LABEL_CHARACTERS } from './answer'
import { changeAnswer as changeStoredAnswer, recordClaim, recordKeep, recordSave } from './answer-repository'

// A save a second for hours, and still a bound.
const WRITING = { name: 'writing', points: 3000, windowSeconds: 600 }

const NO_ANSWER = 'This answer isn’t there any more.'

/** A save of the editor. The value is a SaveOutcome: taken, or both texts kept and the standing one given back. */
export const saveAnswer = defineCommand({
  name: 'saveAnswer',
  limit: WRITING,
  schema: z.strictObject({
    id: clientId,
    answerId: clientId,
    questionId: anyId,
    text: typedText(MAX_ANSWER_CHARACTERS),
    basedOn: z.union([z.literal(''), clientId]),
    writerId: clientId,
    isNewRevision: z.boolean().default(false),
  }),
  async handler({ deviceId: _, ...writer }, save) {
    const outcome = await recordSave(writer, save)
    if (outcome === 'unknown question') return fail('not_found', 'This question isn’t in the library any more.')
    if (outcome === 'other question') return fail('conflict', 'An answer to another question has this id.')
    return ok(outcome)
  },
})

/** Keeps a text as the answer to show, or (null) none. */
export const keepAnswer = defineCommand({
  name: 'keepAnswer',
  limit: WRITING,
  schema: z.strictObject({
    id: clientId,
    answerId: clientId,
    text: typedText(MAX_ANSWER_CHARACTERS).nullable(),
    writerId: clientId,
  }),
  async handler({ deviceId: _, ...writer }, keep) {
    return (await recordKeep(writer, keep)) ? ok(null) : fail('not_found', NO_ANSWER)
  },
})

/** Names an answer, makes it the default, deletes it, or brings it back. */
export const changeAnswer = defineCommand({
  name: 'changeAnswer',
  limit: WRITING,
  schema: z.strictObject({
    answerId: clientId,
    label: typedText(MAX_LABEL_CHARACTERS).optional(),
    isDefault: z.literal(true).optional(),
    isDeleted: z.boolean().optional(),
  }),
  async handler({ deviceId: _, ...writer }, { answerId, ...change }) {
    return (await changeStoredAnswer(writer, answerId, change)) ? ok(null) : fail('not_found', NO_ANSWER)
  },
})

/** Says that a key point is in an answer, whatever the coach finds, or takes that back. */
export const claimPoint = defineCommand({
  name: 'claimPoint',
  limit: WRITING,
  schema: z.strictObject({ answerId: clientId, keyPointId: anyId, isClaimed: z.boolean() }),
  async handler({ deviceId: _, ...writer }, claim) {
    return (await recordClaim(writer, claim)) ? ok(null) : fail('not_found', NO_ANSWER)
  },
})
