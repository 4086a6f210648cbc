import { calendarDay, formatDay, formatShortDay } from '@/components/ui/format'
import {
  type DueRuler as DueRulerModel,
  formatInterval,
  GRADUATION,
  PLOT_HEIGHT,
  PLOT_WIDTH,
  type RulerMark,
  recallDrop,
  SCALE_NAMES,
} from '@/lib/review/due-ruler'
import type { Rating } from '@/lib/review/review'
import { RATING_NAMES } from './due-words'

const STROKES = { hour: 9, major: 7, minor: 4 }
const DAY_SECONDS = 86_400
/** A name of the scale that a mark's line would run through is left out: share of the scale's width. */
const NEAREST_NAME = 0.02

type Props = {
  ruler: DueRulerModel
  interviewAt: Date | null
  zone: string
  /** Where the coach would look again: marked faintly, never pressed. */
  suggested: Rating | null
  onRate: (rating: Rating) => void
}

/** The signature: a log-scale time line whose four marks are the rating buttons, recall as a curve above them. */
export function DueRuler({ ruler, interviewAt, zone, suggested, onRate }: Props) {
  const { marks, curve, interviewX, hasLeaders } = ruler
  const interviewDay = interviewAt && marks[0]?.interviewRecall !== null ? calendarDay(interviewAt, zone) : null
  return (
    <fieldset className={hasLeaders ? 'due-ruler due-ruler--leaders' : 'due-ruler'} id="rating" style={measures(ruler)}>
      <legend className="visually-hidden">How well did you recall it?</legend>
      <div className="due-ruler__plot">
        <Curves marks={marks} curve={curve} />
        <span className="due-ruler__level-name mono" aria-hidden="true">
          90% recall = due
        </span>
        {interviewX !== null && interviewDay && (
          <>
            <span className="due-ruler__interview" aria-hidden="true" />
            <span className="due-ruler__interview-name mono" aria-hidden="true">
              {formatDay(interviewDay)}
            </span>
            <span className="due-ruler__reading" aria-hidden="true" />
          </>
        )}
        <div className="due-ruler__says">
          {marks.map((mark) => (
            <p className={`says--${mark.rating}`} id={`due-${mark.rating}`} key={mark.rating}>
              <b>{RATING_NAMES[mark.rating]}:</b> {saysDue(mark, interviewAt, zone)}
              {mark.interviewRecall !== null && interviewDay && (
                <span className="nowrap">
                  {' '}
                  <span className="mono">{Math.round(mark.interviewRecall * 100)}%</span> on{' '}
                  {formatShortDay(interviewDay)}
                </span>
              )}
              {mark.rating === suggested && (
                <span className="due-ruler__coach"> The coach would look at this again then.</span>
              )}
            </p>
          ))}
        </div>
      </div>
      <Scale marks={marks} />
      <svg className="due-ruler__leaders" aria-hidden="true">
        {marks.map(({ rating, x }, index) => (
          <line key={rating} x1={percent(x)} y1="0" x2={percent((index + 0.5) / marks.length)} y2="100%" />
        ))}
      </svg>
      <div className="due-ruler__marks">
        {marks.map(({ rating, x, seconds }, index) => (
          <button
            className={`mark mark--${rating}${rating === suggested ? ' mark--suggested' : ''}`}
            type="button"
            key={rating}
            style={{ '--x': percent(x) }}
            aria-keyshortcuts={String(index + 1)}
            aria-describedby={`due-${rating}`}
            onClick={() => onRate(rating)}
          >
            <span className="mark__name">{RATING_NAMES[rating]}</span>{' '}
            <span className="mark__due mono">{formatInterval(seconds)}</span> <kbd className="kbd">{index + 1}</kbd>
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function measures({ marks, interviewX }: DueRulerModel) {
  const style: Record<`--${string}`, string | number> = {}
  if (interviewX !== null) style['--interview'] = percent(interviewX)
  for (const { rating, dx, interviewRecall } of marks) {
    style[`--dx-${rating}`] = dx.toFixed(1)
    style[`--drop-${rating}`] = interviewRecall === null ? 0 : recallDrop(interviewRecall).toFixed(4)
  }
  return style
}

/** One path, drawn once and moved sideways; the three other ratings faint, so that the move can be read before it. */
function Curves({ marks, curve }: { marks: RulerMark[]; curve: string }) {
  const reviews = marks.filter(({ seconds }) => seconds >= DAY_SECONDS)
  return (
    <svg viewBox={`0 0 ${PLOT_WIDTH} ${PLOT_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line className="due-ruler__due-level" x1="0" y1="32" x2={PLOT_WIDTH} y2="32" />
      {reviews.map(({ rating, x, dx }) => (
        <g key={rating}>
          <line className="due-ruler__drop-line" x1={x * PLOT_WIDTH} y1="32" x2={x * PLOT_WIDTH} y2={PLOT_HEIGHT} />
          <path className="due-ruler__ghost" transform={`translate(${dx.toFixed(1)} 0)`} d={curve} />
        </g>
      ))}
      <path className="due-ruler__curve" d={curve} />
    </svg>
  )
}

/** The scale itself: a slide rule's graduation, and where the marks stand when leaders carry them off. */
function Scale({ marks }: { marks: RulerMark[] }) {
  return (
    <div className="due-ruler__scale" aria-hidden="true">
      <svg aria-hidden="true">
        {GRADUATION.map(({ x, size }) => (
          <line
            key={x}
            className={size === 'minor' ? 'minor' : undefined}
            x1={percent(x)}
            x2={percent(x)}
            y1="0"
            y2={STROKES[size]}
          />
        ))}
      </svg>
      {SCALE_NAMES.filter((label) => marks.every(({ x }) => Math.abs(x - label.x) > NEAREST_NAME)).map(
        ({ x, name, isWeek }) => (
          <span key={name} className={isWeek ? 'mono week' : 'mono'} style={{ '--x': percent(x) }}>
            {name}
          </span>
        ),
      )}
      {marks.map(({ rating, x }) => (
        <i key={rating} className="due-ruler__tooth" style={{ '--x': percent(x) }} />
      ))}
    </div>
  )
}

function saysDue({ dueAt, seconds }: RulerMark, interviewAt: Date | null, zone: string): string {
  if (seconds < DAY_SECONDS)
    return `due in ${formatInterval(seconds).replace('min', seconds < 90 ? 'minute' : 'minutes')}.`
  const isPast = interviewAt !== null && dueAt > interviewAt
  return `due ${formatDay(calendarDay(dueAt, zone))}${isPast ? ', past the interview' : ''}.`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}
