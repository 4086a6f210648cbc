import { scaleLinear } from 'd3-scale'
import { RATING_NAMES } from '@/components/review/due-words'
import { plural } from '@/components/ui/format'
import type { Calibration, CalibrationRow } from '@/lib/review/calibration'
import { MEANT_SHARE } from '@/lib/review/suggested-rating'
import { Plot } from './plot'

const TITLE = 'Ratings and what was covered'
const HEIGHT = 248
const TOP = 8
const BASE = 200
const LEFT = 40
/** From dot to dot where several answers covered the same, px. */
const DOT_GAP = 9

/** Self-ratings against the share of key points that the coach found in what was typed; each dot is an answer. */
export function CalibrationPlot({ calibration }: { calibration: Calibration }) {
  const { rows, answers, missing, unread } = calibration
  if (missing > 0) return <NotYet answers={answers} missing={missing} unread={unread} />
  const most = rows.reduce((best, row) => (row.shares.length >= best.shares.length ? row : best))
  return (
    <Plot
      id="calibration-plot"
      title={TITLE}
      isWide
      finding={
        <>
          You rated <b>{RATING_NAMES[most.rating]}</b> where the coach found{' '}
          <b className="figures">
            {pointsOf(most.found)} of {pointsOf(most.judged)}
          </b>{' '}
          key points on average. It overlooks more than it invents, so read an answer again before you doubt it.
          {unread > 0 && ` It is still reading ${unread} more.`}
        </>
      }
      table={{
        caption: `${TITLE}: mean share of key points in per cent, by self-rating`,
        columns: ['Rating', 'Answers', 'Covered', 'Meant'],
        rows: rows.map(({ rating, shares, share }) => [
          RATING_NAMES[rating],
          shares.length,
          shares.length > 0 ? percent(share) : '–',
          percent(MEANT_SHARE[rating]),
        ]),
      }}
    >
      <Dots rows={rows} width={1040} className="plot__wide" />
      <Dots rows={rows} width={326} className="plot__narrow" />
    </Plot>
  )
}

function NotYet({ answers, missing, unread }: Pick<Calibration, 'answers' | 'missing' | 'unread'>) {
  const needed = missing - unread
  const answer = answers + unread > 0 ? 'more answer' : 'answer'
  return (
    <section className="card plot plot--wide" aria-labelledby="calibration-plot">
      <h2 id="calibration-plot">{TITLE}</h2>
      <p className="plot__finding">
        {needed <= 0 ? (
          `The coach is still reading ${plural(unread, 'answer')}: look again in a moment.`
        ) : (
          <>
            Type what you would say before you show the key points. After <b>{plural(needed, answer)}</b> of twenty
            words or more, this shows whether your ratings hold against what the coach finds in them.
          </>
        )}
      </p>
    </section>
  )
}

type DotsProps = { rows: CalibrationRow[]; width: number; className: string }

/** Drawn at its true size, so that its type never shrinks. */
function Dots({ rows, width, className }: DotsProps) {
  const y = scaleLinear().domain([0, 1]).range([BASE, TOP])
  const column = (width - LEFT - 8) / rows.length
  const columns = rows.map((row, index) => ({ ...row, x: LEFT + column * (index + 0.5) }))
  const reach = Math.min(28, column * 0.4)
  const meant = columns.map(({ rating, x }) => `${x} ${y(MEANT_SHARE[rating])}`).join('L')
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={TITLE} className={className}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(tick)}H${width - 8}`} />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}%
          </text>
        </g>
      ))}
      <path className="meant" d={`M${meant}`} />
      <text className="words" x={LEFT + column * 2.9} y={y(0.86)} textAnchor="end">
        meant
      </text>
      {columns.map(({ rating, x, shares, share }) => (
        <g key={rating}>
          {placeDots(shares, column * 0.84).map(({ key, dx, share: covered }) => (
            <circle key={key} className="seen" cx={x + dx} cy={y(covered)} r="3" />
          ))}
          {shares.length > 0 && <path className="mean" d={`M${x - reach} ${y(share)}h${reach * 2}`} />}
          <text className="words" x={x} y={BASE + 24} textAnchor="middle">
            {RATING_NAMES[rating]}
          </text>
          <text x={x} y={BASE + 42} textAnchor="middle">
            {shares.length}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Dots of the same height side by side, closer where they are many. */
function placeDots(shares: number[], width: number): { key: string; dx: number; share: number }[] {
  const seen = new Map<number, number>()
  const places = shares.map((share) => {
    const before = seen.get(share) ?? 0
    seen.set(share, before + 1)
    return { share, before }
  })
  return places.map(({ share, before }) => {
    const last = (seen.get(share) ?? 1) - 1
    const gap = Math.min(DOT_GAP, width / Math.max(1, last))
    return { key: `${share} ${before}`, dx: (before - last / 2) * gap, share }
  })
}

/** A mean of key points: whole ones, as nobody names a tenth of one. */
function pointsOf(mean: number): number {
  return Math.round(mean)
}

function percent(share: number): number {
  return Math.round(share * 100)
}
