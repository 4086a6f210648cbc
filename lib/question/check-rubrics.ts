import { FILE_START, type Problem, problemAt } from './problem'
import type { Question, QuestionSet } from './question'

/** How many phrases of each kind a key point needs, so that the coach can judge it. */
const LEAST = { good: 4, vague: 3, misconception: 4 } as const

/**
 * What rubrics lack: an error where a published set names the question, else a warning.
 * @param paths the questions' files by their ids
 */
export function checkRubrics(
  questions: readonly Pick<Question, 'id' | 'keyPoints' | 'rubric'>[],
  sets: readonly Pick<QuestionSet, 'sections'>[],
  paths: ReadonlyMap<string, string>,
): Problem[] {
  const asked = new Set(sets.flatMap(({ sections }) => sections.flatMap(({ questionIds }) => questionIds)))
  return questions.flatMap(({ id, keyPoints, rubric }) => {
    const lacks = keyPoints.flatMap((point) => {
      const own = rubric.find(({ keyPointId }) => keyPointId === point.id)
      const few = Object.entries(LEAST).flatMap(([kind, least]) => {
        const count = own?.[kind as keyof typeof LEAST].length ?? 0
        return count < least ? [`${count} of ${least} ${kind}`] : []
      })
      return few.length === 0 ? [] : [`${point.id} (${few.join(', ')})`]
    })
    if (lacks.length === 0) return []
    const problem = problemAt(
      paths.get(id) ?? id,
      FILE_START,
      `The rubric has too few phrases: ${lacks.join('; ')}.`,
      'Write them, or the coach is unsure of these key points.',
    )
    return [asked.has(id) ? problem : { ...problem, severity: 'warning' }]
  })
}
