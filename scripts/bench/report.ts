import { cpus, totalmem } from 'node:os'
import { type Figure, formatTarget, formatValue, type RowResult, verdictOf } from './figure'

/** When, where and how figures came about. */
export type Circumstances = { date: string; machine: string; node: string; command: string; load: string }

/** This machine and this run. */
export function circumstancesOf(command: string, load: number): Circumstances {
  const [first] = cpus()
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${first?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB`,
    node: process.version,
    command,
    // Above the number of cores, others were at work: times are then no one's own.
    load: load.toFixed(1),
  }
}

const HEAD = ['figure', 'database', 'measured', 'target (stretch)', 'held', 'how it came about']

/** All figures as one Markdown table, rows that failed or were skipped among them. */
export function tableOf(results: readonly RowResult[]): string {
  const lines = results.flatMap(({ row, figures, problem, isSkipped }) => [
    ...figures.map(cellsOf),
    ...(problem === null ? [] : [[row, '', isSkipped ? 'skipped' : 'failed', '', '', problem]]),
  ])
  const text = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [text(HEAD), text(HEAD.map(() => '---')), ...lines.map(text)].join('\n')
}

function cellsOf(figure: Figure): string[] {
  const { what, database, value, unit, note } = figure
  const name = database === undefined ? '' : database === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  return [what, name, formatValue(value, unit), formatTarget(figure), verdictOf(figure), note ?? '']
}

/** What stands in docs/speed.md. */
export function pageOf(results: readonly RowResult[], { date, machine, node, command, load }: Circumstances): string {
  return `# How fast Callback is

Measured on ${date} by \`${command}\`: ${machine}, Node ${node}, a load of ${load} when it began. Written by \`npm run bench -- --write\`.

A figure in “x” is a ratio of two things measured in turn in one run, whichever first, as the median of its rounds: what else the machine does meets both. Statements and kilobytes are counted. Milliseconds and seconds are this machine's.

- **bare**: the smallest Next app of the same version, in \`scripts/bench/bare\`.
- **static copy**: the app's own HTML, served by nginx.
- **the driver alone**: the same statements of a rating without app, HTTP and Prisma.
- **Velite**: the same files, their fields checked and their text made HTML.

${tableOf(results)}

![Median time against the size of the data](speed.svg)

Data comes from a seeded generator (\`scripts/bench/data\`): a few words are in most questions, a few users have most reviews, a few questions are met most. The one who is measured has 2,000 reviews, however many others there are. PostgreSQL runs without fsync, the driver's side as well.
`
}
