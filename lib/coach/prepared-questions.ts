import type { CoachTools } from './coach'
import { prepare } from './coach'
import type { CoachedQuestion } from './coached-question'
import type { PreparedQuestion } from './prepare'

/** Preparing takes some 0.1 s: those that were asked for last are kept, some 50 kB each. */
const MOST_KEPT = 300

export type PreparedQuestions = (question: CoachedQuestion, version: string) => PreparedQuestion

/**
 * Prepares questions, each state of one once.
 * @returns a function of a question and of what changes with it
 */
export function keepPrepared(tools: CoachTools, most = MOST_KEPT): PreparedQuestions {
  const kept = new Map<string, PreparedQuestion>()
  return (question, version) => {
    const key = `${question.id}\n${version}`
    const prepared = kept.get(key) ?? prepare(tools, question)
    // Behind the others, so that the one asked for longest ago is the first.
    kept.delete(key)
    kept.set(key, prepared)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return prepared
  }
}
