import 'server-only'
import { listListingsOf } from '../question-set/readable-queries'
import { findRequestSession } from '../session/session-queries'
import type { SuggestionPart, SuggestionStatus } from './suggestion'
import { deciderOf, listAllForDecider } from './suggestion-repository'

/** A suggestion as it is taken away. Of its author there is what they signed alone. Times are ISO 8601, UTC. */
type ExportedSuggestion = {
  /** As `/suggestions?at=` names it. */
  id: string
  status: SuggestionStatus
  /** Whether it is to a question of one's own, and not to the library's. */
  isOwn: boolean
  /** As its address names it, and what it asks; null where it is gone. */
  question: { slug: string; text: string } | null
  part: SuggestionPart
  /** What its author saw, and what they propose in its place. */
  seenText: string
  proposedText: string
  /** What it became, with edits; null unless it was accepted. */
  acceptedText: string | null
  reason: string
  /** Null where it isn't signed, or its author is gone. */
  author: string | null
  /** What was said with the decision; "" for nothing. */
  answer: string
  createdAt: string
  decidedAt: string | null
  publishedAt: string | null
}

export type DeskExport = {
  format: 'callback-suggestions'
  version: 1
  exportedAt: string
  /** The oldest first. */
  suggestions: ExportedSuggestion[]
}

/** All that is or was to be decided by whoever sent a request; null for a stranger. */
export async function exportDesk(request: Request, now: Date): Promise<DeskExport | null> {
  const decider = deciderOf(await findRequestSession(request))
  if (!decider) return null
  const suggestions = await listAllForDecider(decider)
  const ids = new Set(suggestions.map(({ questionId }) => questionId))
  const questions = new Map((await listListingsOf(decider.userId, [...ids])).map((listing) => [listing.id, listing]))
  return {
    format: 'callback-suggestions',
    version: 1,
    exportedAt: now.toISOString(),
    suggestions: suggestions.map((suggestion) => {
      const { id, status, ownerId, questionId, part, acceptedText, reason, signedAs, answer } = suggestion
      const question = questions.get(questionId)
      return {
        ...{ id, status, isOwn: ownerId !== null },
        question: question ? { slug: question.slug, text: question.text } : null,
        ...{ part, seenText: suggestion.baseText, proposedText: suggestion.text, acceptedText },
        ...{ reason, author: signedAs === '' ? null : signedAs, answer },
        createdAt: suggestion.createdAt.toISOString(),
        decidedAt: suggestion.decidedAt?.toISOString() ?? null,
        publishedAt: suggestion.publishedAt?.toISOString() ?? null,
      }
    }),
  }
}
