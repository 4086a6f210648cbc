import type { PendingCommand } from '../session/outbox-browser'
import type { QuestionProgress, Rating } from './review'
import { schedule } from './schedule'
import type { StudyCard } from './study-card'

/**
 * The server's cards with this browser's unsent ratings, undos and marks laid over them, in the order they were made:
 * what the server will say once it has them. A retraction of a review that the server has already counted can't be
 * computed without its log; it shows once it was sent.
 */
export function overlayPending(cards: StudyCard[], pending: PendingCommand[]): StudyCard[] {
  const byId = new Map(cards.map((card) => [card.question.id, card]))
  const before = new Map<string, QuestionProgress>()
  for (const { name, payload } of pending) {
    const card = byId.get(String(payload.questionId))
    if (!card) continue
    byId.set(card.question.id, withCommand(card, name, payload, before))
  }
  return cards.map((card) => byId.get(card.question.id) ?? card)
}

function withCommand(
  card: StudyCard,
  name: string,
  payload: Record<string, unknown>,
  before: Map<string, QuestionProgress>,
): StudyCard {
  const id = String(payload.id)
  if (name === 'rateQuestion') {
    before.set(id, card.progress)
    // What waits was made by this app: its rating is one.
    const memory = schedule(card.progress.memory, payload.rating as Rating, new Date(String(payload.reviewedAt)))
    return { ...card, progress: { memory, lastEntryId: id } }
  }
  if (name === 'retractReview') {
    const restored = before.get(String(payload.reviewId))
    return restored ? { ...card, progress: { memory: restored.memory, lastEntryId: id } } : card
  }
  if (name === 'markQuestion') {
    return {
      ...card,
      suspended: typeof payload.suspended === 'boolean' ? payload.suspended : card.suspended,
      flagged: typeof payload.flagged === 'boolean' ? payload.flagged : card.flagged,
    }
  }
  return card
}
