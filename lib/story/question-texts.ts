import type { PhrasedQuestion } from '../question/question'
import type { QuestionTexts } from './nearness'

/**
 * What of a question tells which stories are for it. What it asks says most of what it is about, its key points the
 * rest. Phrases are many, so each counts little; the vague and the wrong ones are about the same matter as the good.
 */
export function textsOfQuestion({ id, text, keyPoints, rubric }: PhrasedQuestion): QuestionTexts {
  const each = (texts: readonly string[], weight: number) => texts.map((phrase) => ({ text: phrase, weight }))
  return {
    id,
    parts: [
      { text, weight: 3 },
      ...keyPoints.flatMap((point) => [...each([point.text], 2), ...each([point.detail], 1)]),
    ],
    phrases: rubric.flatMap(({ cues, good, misconception, vague }) => [
      ...each([...cues, ...good, ...misconception], 0.5),
      ...each(vague, 0.25),
    ]),
  }
}
