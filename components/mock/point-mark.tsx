import type { HeardPoint } from '@/lib/mock/reading'

/** What a mark says, where it can't be seen. */
const SAID: Record<HeardPoint['label'], string> = {
  hit: 'covered',
  partial: 'partly',
  unsure: 'can’t tell',
  miss: 'not found',
}

/** What the coach heard of one key point: a filled, half-filled or empty ring, or "?" where it can't tell. */
export function PointMark({ point: { text, label } }: { point: HeardPoint }) {
  const said = `${text}: ${SAID[label]}`
  return (
    <span className={`point-mark point-mark--${label}`} role="img" aria-label={said} title={said}>
      {label === 'unsure' && '?'}
    </span>
  )
}

/** The same beside its key point's words, which needn't be said again. */
export function BareMark({ label }: Pick<HeardPoint, 'label'>) {
  return (
    <span className={`point-mark point-mark--${label}`} aria-hidden="true">
      {label === 'unsure' && '?'}
    </span>
  )
}
