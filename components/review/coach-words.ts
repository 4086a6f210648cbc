import type { CoachView, PointView } from '@/lib/coach/coach-view'
import { cutAtWord } from '@/lib/coach/cut-quote'
import type { Rating } from '@/lib/review/review'
import { RATING_NAMES } from './due-words'

/** As much of a sentence as fits on a line of the card. */
const MOST_QUOTED = 84

/** Under a key point: what of the answer it rests on; null where nothing speaks of it, or only the opposite. */
export function evidenceWords({ label, evidence }: PointView): string | null {
  if (!evidence || label === 'miss') return null
  const quote = `“${cutAtWord(evidence.text, MOST_QUOTED)}”`
  if (label === 'partial') return `Touched here: ${quote}`
  return label === 'unsure' ? `Perhaps here: ${quote}` : quote
}

/** What the coach says of the whole: why it judged nothing, a remark, or whose ticks these are. */
export function coachSentence({ gates }: CoachView, suggested: Rating | null): string {
  const [gate] = gates
  if (gate) return gate.message
  const whose = 'In pencil the coach’s reading; your ticks decide.'
  return suggested === null ? whose : `${whose} It would look at this again at ${RATING_NAMES[suggested]}.`
}

/** A text in parts, by whether a key point rests on them; together they are the text. */
export function partsOf(
  text: string,
  points: readonly PointView[],
): { start: number; text: string; isFound: boolean }[] {
  const spans = points.flatMap(({ label, evidence }) => (evidence && label !== 'miss' ? [evidence] : []))
  const cuts = [0, ...spans.flatMap(({ start, end }) => [start, end]), text.length]
  const inOrder = [...new Set(cuts)].sort((a, b) => a - b)
  return inOrder.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, inOrder[index + 1]),
    isFound: spans.some((span) => span.start <= start && start < span.end),
  }))
}
