import { z } from 'zod'
import { ownQuestionSchema } from './set-schema'

/** A field with what stood there when its writer began: another tab's newer text is never written over. */
const changed = <Field extends z.ZodType>(field: Field) => z.strictObject({ was: field, value: field }).optional()

const { shape } = ownQuestionSchema

/** What a save changes of a question of one's own. */
export const questionChanges = z
  .strictObject({
    text: changed(shape.text),
    kind: changed(shape.kind),
    level: changed(shape.level),
    topics: changed(shape.topics),
    timeLimitSeconds: changed(shape.timeLimitSeconds),
    guidance: changed(shape.guidance),
    keyPoints: changed(shape.keyPoints),
    exampleAnswer: changed(shape.exampleAnswer),
    followUps: changed(shape.followUps),
    listenFor: changed(shape.listenFor),
    notes: changed(shape.notes),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'it changes nothing')

export type QuestionChanges = z.output<typeof questionChanges>
