import { z } from 'zod'
import { QUESTION_KINDS, QUESTION_LEVELS, SLUG } from '../question/question'
import { typedText } from '../session/fields'
import { KEY_POINT_ID, OWN_ID, onOneLine, QUESTION_DEFAULTS, questionIdsOf, SET_LIMITS } from './question-set'

const text = (max: number) => {
  const typed = typedText(max)
  return z
    .string('must be a text')
    .max(max, `must be at most ${max} characters`)
    .transform((value) => typed.parse(value))
}

/** One line: whatever breaks it or is invisible becomes a space. */
export const setLine = (max: number) => text(max).transform(onOneLine)

const filledLine = (max: number) => setLine(max).refine((value) => value !== '', 'must not be empty')

/** A whole number within bounds, both included. */
export const wholeNumber = (min: number, max: number) =>
  z
    .number('must be a number')
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)

/** The id of a set, a section or a question, as {@link OWN_ID}. */
export const ownId = z.string('must be a text').regex(OWN_ID, 'must be letters, digits, _ and -')

const items = z
  .array(filledLine(SET_LIMITS.itemCharacters), 'must be a list')
  .max(SET_LIMITS.items, `must be at most ${SET_LIMITS.items}`)

const isEachOnce = (values: readonly string[]) => new Set(values).size === values.length

const keyPointSchema = z.strictObject(
  {
    id: z.string('must be a text').regex(KEY_POINT_ID, 'must be small letters, digits and -'),
    text: filledLine(SET_LIMITS.questionCharacters),
    detail: text(SET_LIMITS.textCharacters).default(''),
  },
  'must be fields with their names',
)

/** A question of one's own as it enters: what is left out gets its default. */
export const ownQuestionSchema = z.strictObject(
  {
    id: ownId,
    text: filledLine(SET_LIMITS.questionCharacters),
    kind: z.enum(QUESTION_KINDS, `must be one of ${QUESTION_KINDS.join(', ')}`).default(QUESTION_DEFAULTS.kind),
    level: z.enum(QUESTION_LEVELS, `must be one of ${QUESTION_LEVELS.join(', ')}`).default(QUESTION_DEFAULTS.level),
    topics: z
      .array(
        z
          .string('must be a text')
          .max(80, 'must be at most 80 characters')
          .regex(SLUG, 'must be small letters, digits and hyphens'),
        'must be a list, such as [webhooks, security]',
      )
      .min(1, 'must name at least one topic, or be left out')
      .max(SET_LIMITS.topics, `must name at most ${SET_LIMITS.topics} topics`)
      .refine(isEachOnce, 'must name each topic once')
      .optional(),
    timeLimitSeconds: wholeNumber(SET_LIMITS.minTimeLimitSeconds, SET_LIMITS.maxTimeLimitSeconds).default(
      QUESTION_DEFAULTS.timeLimitSeconds,
    ),
    guidance: text(SET_LIMITS.textCharacters).default(''),
    keyPoints: z
      .array(keyPointSchema, 'must be a list')
      .max(SET_LIMITS.keyPoints, `must be at most ${SET_LIMITS.keyPoints}`)
      .refine((points) => isEachOnce(points.map(({ id }) => id)), 'must each have an id of their own')
      .default([]),
    exampleAnswer: text(SET_LIMITS.textCharacters).default(''),
    followUps: items.default([]),
    listenFor: items.default([]),
    notes: text(SET_LIMITS.textCharacters).default(''),
  },
  'must be fields with their names',
)

/** A question's place in a set as it enters. */
export const entrySchema = z.strictObject(
  {
    questionId: ownId,
    isMustAsk: z.boolean('must be true or false').default(false),
    minutes: wholeNumber(1, SET_LIMITS.entryMinutes).nullable().default(null),
  },
  'must be fields with their names',
)

const sectionSchema = z.strictObject(
  {
    title: setLine(SET_LIMITS.titleCharacters).default(''),
    entries: z.array(entrySchema, 'must be a list'),
  },
  'must be fields with their names',
)

/** A set of one's own as it enters. */
export const ownSetSchema = z.strictObject(
  {
    id: ownId,
    title: filledLine(SET_LIMITS.titleCharacters),
    purpose: setLine(SET_LIMITS.purposeCharacters).default(''),
    sections: z
      .array(sectionSchema, 'must be a list')
      .max(SET_LIMITS.sections, `must be at most ${SET_LIMITS.sections}`)
      .refine(
        (sections) => questionIdsOf(sections).length <= SET_LIMITS.questions,
        `must hold at most ${SET_LIMITS.questions} questions`,
      )
      .refine((sections) => isEachOnce(questionIdsOf(sections)), 'must name each question once'),
    plannedMinutes: wholeNumber(1, SET_LIMITS.plannedMinutes).nullable().default(null),
  },
  'must be fields with their names',
)

/** A set with its questions as it enters: each question has one entry, each entry its question. */
export const ownSetDocumentSchema = z
  .strictObject(
    {
      set: ownSetSchema,
      questions: z
        .array(ownQuestionSchema, 'must be a list')
        .max(SET_LIMITS.questions, `must be at most ${SET_LIMITS.questions}`),
    },
    'must be fields with their names',
  )
  .refine(
    ({ set, questions }) => {
      const ids = questions.map(({ id }) => id)
      const entries = new Set(questionIdsOf(set.sections))
      return isEachOnce(ids) && ids.length === entries.size && ids.every((id) => entries.has(id))
    },
    { path: ['questions'], message: 'must be those that the set names, each once' },
  )
