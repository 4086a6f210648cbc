import type { QuestionListing } from '../question/question'
import { recall } from './recall'

const DAY_MS = 86_400_000

/** What is remembered of a question. `stability` in days. */
export type Memory = { questionId: string; stability: number; lastReview: Date }

/** How ready one is for the questions of a topic. Shares are 0 to 1. */
export type TopicReadiness = {
  topic: string
  questions: number
  /** How many of them were ever rated. */
  begun: number
  /** Mean chance of recalling a question of it; one that was never rated counts 0. */
  recalled: number
  /** Mean share of key points that the newest typed answers cover; null where the coach has read none. */
  covered: number | null
  /** The two multiplied: what one both remembers and says. Where nothing was read, what one remembers. */
  ready: number
}

/**
 * How ready one is for each topic that was begun, the least ready first.
 * @param open what may be asked, suspended questions left out
 * @param shares of key points that a question's newest answer covers, by question
 * @param at the interview, or now
 */
export function readinessByTopic(
  open: readonly Pick<QuestionListing, 'id' | 'topic'>[],
  memories: readonly Memory[],
  shares: ReadonlyMap<string, number>,
  at: Date,
): TopicReadiness[] {
  const memoryById = new Map(memories.map((memory) => [memory.questionId, memory]))
  const topics = [...new Set(open.map(({ topic }) => topic))]
  return topics
    .flatMap((topic) => {
      const questions = open.filter((question) => question.topic === topic)
      const begun = questions.flatMap(({ id }) => memoryById.get(id) ?? [])
      if (begun.length === 0) return []
      const chances = begun.map(({ stability, lastReview }) =>
        recall((at.getTime() - lastReview.getTime()) / DAY_MS, stability),
      )
      const recalled = sum(chances) / questions.length
      const read = questions.flatMap(({ id }) => shares.get(id) ?? [])
      const covered = read.length > 0 ? sum(read) / read.length : null
      const ready = recalled * (covered ?? 1)
      return [{ topic, questions: questions.length, begun: begun.length, recalled, covered, ready }]
    })
    .sort((a, b) => a.ready - b.ready || (a.topic < b.topic ? -1 : 1))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
