import type { OwnSet } from './question-set'

/** What a question takes that nobody gave a time: an answer of two minutes, and a few follow-ups. */
const USUAL_MINUTES = 5

/** Whether a set's questions go into its planned time. `isFit` is null where no time is planned. */
export type PlannedTime = { questions: number; neededMinutes: number; isFit: boolean | null; sentence: string }

/**
 * Adds up the minutes of a set's questions, {@link USUAL_MINUTES} for one that has none, and says whether they fit:
 * “7 questions, 45 min: fits”, “7 questions need 52 min: 7 too many”, “7 questions need 52 min” without a plan.
 */
export function fits({ sections, plannedMinutes }: Pick<OwnSet, 'sections' | 'plannedMinutes'>): PlannedTime {
  const entries = sections.flatMap((section) => section.entries)
  const questions = entries.length
  const neededMinutes = entries.reduce((sum, { minutes }) => sum + (minutes ?? USUAL_MINUTES), 0)
  const name = questions === 1 ? '1 question' : `${questions} questions`
  const needed = `${name} ${questions === 1 ? 'needs' : 'need'} ${neededMinutes} min`
  if (plannedMinutes === null) return { questions, neededMinutes, isFit: null, sentence: needed }
  const isFit = neededMinutes <= plannedMinutes
  const sentence = isFit
    ? `${name}, ${plannedMinutes} min: fits`
    : `${needed}: ${neededMinutes - plannedMinutes} too many`
  return { questions, neededMinutes, isFit, sentence }
}
