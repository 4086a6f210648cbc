import { scaleLog } from 'd3-scale'
import type { Series } from './figure'

const WIDTH = 840
const HEIGHT = 400
const LEFT = 64
const RIGHT = 280
const TOP = 24
const BOTTOM = 48
/** Told apart by their dash as well as by their colour. */
const LINES = [
  { colour: '#1f4e79', dash: '' },
  { colour: '#b3541e', dash: '7 4' },
  { colour: '#3f7d3a', dash: '2 3' },
  { colour: '#7a3b8f', dash: '9 3 2 3' },
  { colour: '#555555', dash: '12 4' },
  { colour: '#a8862a', dash: '4 4' },
]

/** Cost against the size of the data, both by powers of ten: a flat line doesn't grow. */
export function plotOf(series: readonly Series[]): string {
  const points = series.flatMap((line) => line.points)
  const sizes = points.map(({ size }) => size)
  const times = points.map(({ ms }) => ms)
  const x = scaleLog([Math.min(...sizes), Math.max(...sizes)], [LEFT, WIDTH - RIGHT])
  const y = scaleLog([Math.min(0.5, ...times) / 1.5, Math.max(20, ...times) * 1.5], [HEIGHT - BOTTOM, TOP])
  const grid = [
    ...powersOfTen(x.domain()).map((size) =>
      tick(
        `${x(size).toFixed(1)},${TOP} ${x(size).toFixed(1)},${HEIGHT - BOTTOM}`,
        x(size),
        HEIGHT - BOTTOM + 18,
        size.toLocaleString('en-GB'),
        'middle',
      ),
    ),
    ...powersOfTen(y.domain()).map((ms) =>
      tick(`${LEFT},${y(ms).toFixed(1)} ${WIDTH - RIGHT},${y(ms).toFixed(1)}`, LEFT - 8, y(ms) + 4, `${ms} ms`, 'end'),
    ),
  ]
  const lines = series.map(({ name, database, axis, points: own }, at) => {
    const { colour, dash } = LINES[at % LINES.length] ?? { colour: '#000', dash: '' }
    const path = own.map(({ size, ms }) => `${x(size).toFixed(1)},${y(ms).toFixed(1)}`)
    const label = `${name} by ${axis}, ${database === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`
    const legendY = TOP + 12 + at * 22
    return `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>
${path.map((place) => `<circle cx="${place.replace(',', '" cy="')}" r="3.5" fill="${colour}"/>`).join('')}
<line x1="${WIDTH - RIGHT + 16}" y1="${legendY - 4}" x2="${WIDTH - RIGHT + 44}" y2="${legendY - 4}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>
<text x="${WIDTH - RIGHT + 50}" y="${legendY}" font-size="10">${label}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>Median time against the size of the data</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
${grid.join('\n')}
${lines.join('\n')}
</svg>
`
}

function tick(line: string, x: number, y: number, text: string, anchor: string): string {
  return `<polyline points="${line}" stroke="#dddddd"/><text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${text}</text>`
}

function powersOfTen([from = 1, to = 1]: number[]): number[] {
  const powers: number[] = []
  for (let power = Math.ceil(Math.log10(from) - 1e-9); power <= Math.log10(to) + 1e-9; power += 1)
    powers.push(10 ** power)
  return powers
}
