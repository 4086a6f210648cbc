import { renderMarkdown } from '../question/markdown'
import type { QuestionView } from '../question/question-views'
import { type KeptSet, OWN_TOPIC } from './own-set'
import { type OwnQuestion, questionIdsOf } from './question-set'

/** A question of one's own as a candidate may see it: listen-for and notes stay behind. Its name in addresses is its id. */
export function ownViewOf(question: OwnQuestion): QuestionView {
  const { id, text, kind, level, topics = [OWN_TOPIC], timeLimitSeconds, keyPoints, followUps } = question
  return {
    ...{ id, slug: id, topic: topics[0] ?? OWN_TOPIC, topics, kind, level, timeLimitSeconds, text },
    guidanceHtml: renderMarkdown(question.guidance),
    exampleAnswerHtml: renderMarkdown(question.exampleAnswer),
    keyPoints,
    followUps,
  }
}

/** The ids of the questions of sets that aren't deleted, in the order of the sets, each once. */
export function idsOfSets(sets: readonly KeptSet[]): string[] {
  return [...new Set(sets.filter(({ deletedAt }) => deletedAt === null).flatMap((set) => questionIdsOf(set.sections)))]
}

/**
 * A question before it is revealed, as practice by a link carries it: nothing that would help to answer. What is behind
 * it is asked for at reveal.
 */
export function sealed(view: QuestionView): QuestionView {
  return { ...view, guidanceHtml: '', exampleAnswerHtml: '', keyPoints: [], followUps: [], isSealed: true }
}
