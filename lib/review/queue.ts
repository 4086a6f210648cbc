import type { QuestionProgress } from './review'

export type QueueCard = {
  questionId: string
  topic: string
  /** Its place in the set. */
  position: number
  progress: QuestionProgress
  suspended: boolean
}

/**
 * The order of a sitting: what is due first, then new questions up to the day's limit. Of those due, the one that is
 * most overdue for its interval comes first, since it is nearest to being forgotten; new ones come in the set's order.
 * Within each part topics alternate where they can: interleaving is harder and is remembered better.
 * @param newLeft how many new questions the day still allows
 */
export function planQueue({ cards, now, newLeft }: { cards: QueueCard[]; now: Date; newLeft: number }): string[] {
  const active = cards.filter(({ suspended }) => !suspended)
  const due = active
    .filter(({ progress: { memory } }) => memory !== null && memory.due <= now)
    .sort((a, b) => lateness(b, now) - lateness(a, now) || a.position - b.position)
  const fresh = active
    .filter(({ progress: { memory } }) => memory === null)
    .sort((a, b) => a.position - b.position)
    .slice(0, Math.max(0, newLeft))
  return [...interleave(due), ...interleave(fresh)].map(({ questionId }) => questionId)
}

/** How late a card is as a share of its stability. */
function lateness({ progress: { memory } }: QueueCard, now: Date): number {
  return memory ? (now.getTime() - memory.due.getTime()) / (memory.stability * 86_400_000) : 0
}

/**
 * The same cards, with no two neighbours of one topic wherever that is possible: each place takes the first card whose
 * topic differs from the one before, but a topic that fills more than half of what is left must go now.
 */
function interleave(cards: QueueCard[]): QueueCard[] {
  const left = [...cards]
  const ordered: QueueCard[] = []
  const counts = new Map<string, number>()
  for (const { topic } of left) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  while (left.length > 0) {
    const before = ordered.at(-1)?.topic
    const pressing = left.find(({ topic }) => topic !== before && (counts.get(topic) ?? 0) * 2 > left.length)
    const next = pressing ?? left.find(({ topic }) => topic !== before) ?? left[0]
    if (!next) break
    left.splice(left.indexOf(next), 1)
    counts.set(next.topic, (counts.get(next.topic) ?? 0) - 1)
    ordered.push(next)
  }
  return ordered
}
