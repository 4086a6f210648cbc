import { z } from 'zod'
import { onOneLine } from '../question-set/question-set'
import { typedText } from '../session/fields'
import { STORY_LIMITS } from './story'

const text = typedText(STORY_LIMITS.textCharacters)
const title = typedText(STORY_LIMITS.titleCharacters).transform(onOneLine)

/** A text with what stood there when its writer began: another tab's newer text is never written over. */
const changed = z.strictObject({ was: text, value: text }).optional()

/** What a save changes of a story. Of a new one every text was "". */
export const storyChanges = z
  .strictObject({
    title: z.strictObject({ was: title, value: title.refine((value) => value !== '', 'must be there') }).optional(),
    situation: changed,
    task: changed,
    action: changed,
    result: changed,
    figures: changed,
  })
  .refine((fields) => Object.keys(fields).length > 0, 'it changes nothing')

export type StoryChanges = z.output<typeof storyChanges>
