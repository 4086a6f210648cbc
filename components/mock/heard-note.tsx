import type { HeardPoint } from '@/lib/mock/reading'
import { BareMark } from './point-mark'

/** What was heard of a key point, in pencil: the sentence that speaks of it, or a question. */
export function HeardNote({ point }: { point: HeardPoint }) {
  return (
    <span className="heard-note">
      <BareMark label={point.label} /> <span>{wordsOf(point)}</span>
    </span>
  )
}

function wordsOf({ label, quote }: HeardPoint): string {
  if (quote === null) return label === 'miss' ? 'Not found. What would you say about it?' : 'The coach can’t tell.'
  return {
    hit: `Covered: “${quote}”`,
    partial: `Touched: “${quote}”`,
    unsure: `The coach can’t tell whether this speaks of it: “${quote}”`,
    miss: `This may be heard as the opposite: “${quote}”. Do you mean it so?`,
  }[label]
}
