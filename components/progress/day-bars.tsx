import { scaleBand, scaleLinear } from 'd3-scale'
import { formatShortDay } from '@/components/ui/format'

const HEIGHT = 200
const TOP = 8
const BASE = 160
const LEFT = 32

export type DayBar = { day: string; parts: { count: number; className: string }[] }

type Props = {
  days: DayBar[]
  title: string
  width: number
  labelEvery: number
  className?: string
  todayIndex: number
}

/** Stacked bars over days. Drawn at its true size, so that its type never shrinks. */
export function DayBars({ days, title, width, labelEvery, className, todayIndex }: Props) {
  const highest = Math.max(4, ...days.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0)))
  const x = scaleBand<string>()
    .domain(days.map(({ day }) => day))
    .range([LEFT, width - 8])
    .paddingInner(0.35)
    .paddingOuter(0.2)
  const y = scaleLinear().domain([0, highest]).range([BASE, TOP]).nice(4)
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title} className={className}>
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <path className={tick === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(tick)}H${width - 8}`} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      {days.map(({ day, parts }, index) => {
        const left = x(day) ?? 0
        let below = 0
        return (
          <g key={day}>
            {parts.map(({ count, className: partClass }) => {
              const bottom = y(below)
              below += count
              return count > 0 ? (
                <rect
                  key={partClass}
                  className={partClass}
                  x={left}
                  width={x.bandwidth()}
                  y={y(below)}
                  height={bottom - y(below)}
                />
              ) : null
            })}
            {(index === todayIndex || Math.abs(index - todayIndex) % labelEvery === 0) && (
              <text
                x={left + x.bandwidth() / 2}
                y={BASE + 22}
                textAnchor="middle"
                className={index === todayIndex ? 'strong' : undefined}
              >
                {index === todayIndex ? 'today' : formatShortDay(day)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
