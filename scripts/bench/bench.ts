// npm run bench: measures how fast the app is, each row by itself, against yardsticks that it builds. See CONTRIBUTING.md.
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../launch/steps.mjs'
import { type Bench, openBench, type Row } from './bench-context'
import { isHeld, type RowResult, SkippedError } from './figure'
import { growthOf } from './growth'
import { plotOf } from './plot'
import { circumstancesOf, pageOf, tableOf } from './report'
import { ROWS } from './rows'
import { SIZES, type SizeName, type Sizes } from './sizes'

const SOAK_SECONDS = 3_600

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    only: { type: 'string', multiple: true, default: [] },
    soak: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const isSize = (name: string): name is SizeName => name in SIZES
const chosen = values.only.flatMap((names) => names.split(','))
const unknown = chosen.filter((name) => ROWS.every((row) => row.name !== name))
if (!isSize(values.size) || unknown.length > 0) {
  console.error(`--size is one of ${Object.keys(SIZES).join(', ')}; --only names rows:`)
  for (const { name, what } of ROWS) console.error(`  ${name.padEnd(16)} ${what}`)
  process.exit(2)
}

const command = ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ')
const circumstances = circumstancesOf(command, loadavg()[0] ?? 0)
const sizes: Sizes = { ...SIZES[values.size], ...(values.soak ? { soakSeconds: SOAK_SECONDS } : {}) }
const { bench, close } = await openBench(sizes)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().finally(() => process.exit(130)))

const results: RowResult[] = []
for (const row of ROWS) {
  if (chosen.length > 0 && !chosen.includes(row.name)) continue
  results.push(await measure(row, bench))
  // After each row: what was measured is kept, whatever becomes of the rest.
  writeResults()
}
await close()

const series = results.flatMap((result) => result.series)
const growth = growthOf(series)
if (growth.length > 0) results.push({ row: 'growth', figures: growth, series: [], problem: null, isSkipped: false })
writeResults()
if (series.length > 0) writeFileSync(path.join(ROOT, '.bench/speed.svg'), plotOf(series))
console.log(`\n${tableOf(results)}\n`)
if (values.write) {
  writeFileSync(path.join(ROOT, 'docs/speed.md'), pageOf(results, circumstances))
  if (series.length > 0) writeFileSync(path.join(ROOT, 'docs/speed.svg'), plotOf(series))
  console.log('Written to docs/speed.md and docs/speed.svg.')
}
const missed = results.flatMap(({ figures }) => figures).filter((figure) => isHeld(figure) === false)
const failed = results.filter(({ problem, isSkipped }) => problem !== null && !isSkipped)
console.log(`${missed.length} targets missed, ${failed.length} rows failed.`)
process.exit(values.strict && (missed.length > 0 || failed.length > 0) ? 1 : 0)

async function measure(row: Row, opened: Bench): Promise<RowResult> {
  const began = performance.now()
  console.log(`${row.what} …`)
  const result: RowResult = { row: row.name, figures: [], series: [], problem: null, isSkipped: false }
  try {
    const { figures, series: lines = [] } = await row.measure(opened)
    Object.assign(result, { figures, series: lines })
  } catch (error) {
    result.problem = error instanceof Error ? error.message : String(error)
    result.isSkipped = error instanceof SkippedError
  }
  const took = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    result.problem === null
      ? `  measured in ${took} s`
      : `  ${result.isSkipped ? 'skipped' : 'FAILED'}: ${result.problem}`,
  )
  return result
}

function writeResults(): void {
  writeFileSync(path.join(ROOT, 'bench-results.json'), `${JSON.stringify({ ...circumstances, results }, null, 2)}\n`)
}
