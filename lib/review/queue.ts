import type { MemoryState, QuestionProgress } from './review'

/** What planning needs to know of a card. */
export type QueueCard = {
  questionId: string
  topic: string
  /** Its place in the set. */
  position: number
  progress: QuestionProgress
  suspended: boolean
}

/**
 * The order of a sitting, as question ids: what is due, then what is new. Learning steps whose time has come lead,
 * then the most overdue by its own interval (two days late on a three-day interval before two days on thirty); new
 * ones stand in the set's order. Within each part, and where they meet, no two neighbours share a topic if that can be
 * helped. Learning steps that are still to come aren't planned: they come when they are due.
 * @param dayEnd when today ends: what falls due before then is due today; no earlier than `now`
 * @param newLeft how many new cards today still takes
 */
export function planQueue(input: { cards: QueueCard[]; now: Date; newLeft: number; dayEnd: Date }): string[] {
  const { cards, now, newLeft, dayEnd } = input
  const open = cards.filter(({ suspended }) => !suspended)
  const due = open
    .flatMap((card) => {
      const { memory } = card.progress
      return memory && isDueBy(memory, now, dayEnd) ? [{ card, urgency: urgencyOf(memory, now) }] : []
    })
    .sort((a, b) => b.urgency - a.urgency || a.card.position - b.card.position)
    .map(({ card }) => card)
  const fresh = open
    .filter(({ progress }) => progress.memory === null)
    .sort((a, b) => a.position - b.position)
    .slice(0, Math.max(0, newLeft))
  const plannedDue = interleaveTopics(due, null)
  return [...plannedDue, ...interleaveTopics(fresh, plannedDue.at(-1)?.topic ?? null)].map(
    ({ questionId }) => questionId,
  )
}

/** Whether a card may be studied today: a review any time of its day, a learning step when its minutes are over. */
export function isDueBy(memory: Pick<MemoryState, 'state' | 'due'>, now: Date, dayEnd: Date): boolean {
  return isLearning(memory)
    ? memory.due.getTime() <= now.getTime()
    : memory.due.getTime() <= Math.max(now.getTime(), dayEnd.getTime() - 1)
}

/** Whether a card is in a step of minutes: just met, or just forgotten. */
export function isLearning({ state }: Pick<MemoryState, 'state'>): boolean {
  return state === 1 || state === 3
}

function urgencyOf(memory: MemoryState, now: Date): number {
  if (isLearning(memory)) return Number.MAX_VALUE
  const interval = Math.max(1, memory.due.getTime() - memory.lastReview.getTime())
  return (now.getTime() - memory.due.getTime()) / interval
}

/**
 * Keeps the given order but for what it takes to part neighbours of one topic: each time the first card that differs
 * from the one before and leaves a rest that can still be parted; if the rest can't, its largest topic goes first
 * wherever it may, which leaves the fewest neighbours alike.
 */
function interleaveTopics<Card extends { topic: string }>(cards: Card[], topicBefore: string | null): Card[] {
  const rest = [...cards]
  const counts = new Map<string, number>()
  for (const { topic } of rest) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const planned: Card[] = []
  let before = topicBefore
  while (rest.length > 0) {
    const [largest, count] = largestOf(counts)
    // Cards of the largest topic must go now when the others would no longer suffice to part them.
    const isForced = count > rest.length - count
    const wanted = rest.findIndex(({ topic }) => topic !== before && (!isForced || topic === largest))
    const index =
      wanted >= 0
        ? wanted
        : Math.max(
            0,
            rest.findIndex(({ topic }) => topic !== before),
          )
    const [card] = rest.splice(index, 1)
    if (!card) break
    planned.push(card)
    counts.set(card.topic, (counts.get(card.topic) ?? 1) - 1)
    before = card.topic
  }
  return planned
}

function largestOf(counts: Map<string, number>): [string, number] {
  let largest: [string, number] = ['', 0]
  for (const entry of counts) if (entry[1] > largest[1]) largest = entry
  return largest
}
