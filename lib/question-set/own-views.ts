import { renderMarkdown } from '../question/markdown'
import type { QuestionListing } from '../question/question'
import type { QuestionView } from '../question/question-views'
import { type KeptSet, OWN_TOPIC } from './own-set'
import { type OwnQuestion, questionIdsOf } from './question-set'

/** A question of one's own as a list shows it: its name in addresses is its id. */
export function ownListingOf({ id, text, kind, level, topics, timeLimitSeconds }: OwnQuestion): QuestionListing {
  const named = topics ?? [OWN_TOPIC]
  return { id, slug: id, topic: named[0] ?? OWN_TOPIC, topics: named, kind, level, timeLimitSeconds, text }
}

/** A question of one's own as a candidate may see it: listen-for and notes stay behind. */
export function ownViewOf(question: OwnQuestion): QuestionView {
  return {
    ...ownListingOf(question),
    guidanceHtml: renderMarkdown(question.guidance),
    exampleAnswerHtml: renderMarkdown(question.exampleAnswer),
    keyPoints: question.keyPoints,
    followUps: question.followUps,
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
