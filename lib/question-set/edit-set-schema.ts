import { z } from 'zod'
import { QUESTION_KINDS } from '../question/question'
import type { SetEdit } from './edit-set'
import { ANCHOR_CHARACTERS } from './kit'
import { SET_LIMITS } from './question-set'
import { entrySchema, ownId, setLine, wholeNumber } from './set-schema'

const questionIds = z.array(ownId).max(SET_LIMITS.questions)
const title = setLine(SET_LIMITS.titleCharacters)
const spot = { sectionId: ownId.nullable(), beforeId: ownId.nullable() }
const plannedMinutes = wholeNumber(1, SET_LIMITS.plannedMinutes).nullable()

const anchor = setLine(ANCHOR_CHARACTERS)
/** The anchors of one kind: one for each of 1 to 4. */
const kindAnchors = z.tuple([anchor, anchor, anchor, anchor])

const detail = z.discriminatedUnion('field', [
  z
    .strictObject({ type: z.literal('detail'), field: z.literal('title'), was: z.string(), value: title })
    .refine(({ value }) => value !== '', 'A set needs a title'),
  z.strictObject({
    type: z.literal('detail'),
    field: z.literal('purpose'),
    was: z.string(),
    value: setLine(SET_LIMITS.purposeCharacters),
  }),
  z.strictObject({
    type: z.literal('detail'),
    field: z.literal('plannedMinutes'),
    was: plannedMinutes,
    value: plannedMinutes,
  }),
])

/** A step as it enters. */
export const setEditSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), entries: z.array(entrySchema).min(1).max(SET_LIMITS.questions), ...spot }),
  z.strictObject({ type: z.literal('remove'), questionIds }),
  z.strictObject({ type: z.literal('move'), questionId: ownId, ...spot }),
  z.strictObject({
    type: z.literal('entry'),
    questionId: ownId,
    isMustAsk: z.boolean().optional(),
    minutes: wholeNumber(1, SET_LIMITS.entryMinutes).nullable().optional(),
  }),
  z.strictObject({
    type: z.literal('addSection'),
    sectionId: ownId,
    title,
    beforeSectionId: ownId.nullable(),
    questionIds,
  }),
  z.strictObject({ type: z.literal('renameSection'), sectionId: ownId, was: z.string(), title }),
  z.strictObject({ type: z.literal('moveSection'), sectionId: ownId, beforeSectionId: ownId.nullable() }),
  z.strictObject({ type: z.literal('removeSection'), sectionId: ownId }),
  detail,
  z.strictObject({ type: z.literal('anchors'), kind: z.enum(QUESTION_KINDS), anchors: kindAnchors.nullable() }),
]) satisfies z.ZodType<SetEdit>
