import { scaleBand, scaleLinear } from 'd3-scale'
import { Plot } from '@/components/progress/plot'
import { calendarDay, formatDay, plural } from '@/components/ui/format'
import type { MockListing } from '@/lib/mock/mock-queries'

type Props = {
  /** Finished ones, the oldest first. */
  earlier: MockListing[]
  current: { id: string; covered: number | null; createdAt: Date }
  zone: string
}

const HEIGHT = 168
const BASE = 128
const LEFT = 40
/** As many as fit beside one another. */
const SHOWN = 9

/** Key points named, mock by mock: this one against those before it. */
export function MockPlot({ earlier, current, zone }: Props) {
  const rated = earlier.flatMap(({ id, createdAt, covered, title }) =>
    covered === null ? [] : [{ id, createdAt, covered, title }],
  )
  if (rated.length === 0 || current.covered === null) return null
  const mocks = [...rated.slice(1 - SHOWN), { ...current, covered: current.covered, title: 'This one' }]
  const title = 'Key points named, mock by mock'
  return (
    <Plot
      id="mock-plot"
      title={title}
      finding={findingOf(current.covered, rated)}
      table={{
        caption: title,
        columns: ['Mock', 'Questions from', 'Key points named'],
        rows: mocks.map(({ createdAt, title: from, covered }, index) => [
          `${index + 1}. ${formatDay(calendarDay(createdAt, zone))}`,
          from,
          percent(covered),
        ]),
      }}
    >
      <Bars mocks={mocks} currentId={current.id} title={title} width={480} className="plot__wide mock-plot" />
      <Bars mocks={mocks} currentId={current.id} title={title} width={300} className="plot__narrow" />
    </Plot>
  )
}

type BarsProps = {
  mocks: { id: string; covered: number }[]
  currentId: string
  title: string
  width: number
  className: string
}

/** Drawn at its true size, so that its type never shrinks. */
function Bars({ mocks, currentId, title, width, className }: BarsProps) {
  const x = scaleBand<string>()
    .domain(mocks.map(({ id }) => id))
    .range([LEFT, width - 8])
    .paddingInner(0.4)
    .paddingOuter(0.2)
  const y = scaleLinear().domain([0, 1]).range([BASE, 12])
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={title} className={className}>
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(tick)}H${width - 8}`} />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      {mocks.map(({ id, covered }, index) => {
        const isThis = id === currentId
        return (
          <g key={id}>
            <rect
              className={isThis ? 'bar' : 'bar bar--again'}
              x={x(id)}
              width={Math.min(48, x.bandwidth())}
              y={y(covered)}
              height={BASE - y(covered)}
            />
            <text
              x={(x(id) ?? 0) + Math.min(48, x.bandwidth()) / 2}
              y={BASE + 22}
              textAnchor="middle"
              className={isThis ? 'strong' : undefined}
            >
              {isThis ? 'this' : index + 1}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function findingOf(covered: number, rated: { covered: number }[]) {
  const before = rated.slice(-3)
  const average = before.reduce((sum, mock) => sum + mock.covered, 0) / before.length
  const points = Math.round((covered - average) * 100)
  const against = before.length === 1 ? 'the one before' : `the ${before.length} before`
  const change =
    points === 0 ? 'as many as in' : `${Math.abs(points)} points ${points > 0 ? 'more than in' : 'fewer than in'}`
  return (
    <>
      <b>{percent(covered)}</b> of the key points, {change} {against}. {plural(rated.length + 1, 'mock')} so far.
    </>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
