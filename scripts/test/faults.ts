import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuilt } from '../launch/prepare.mjs'
import { ROOT, run } from '../launch/steps.mjs'
import { startPostgres } from './postgres'

type Count = { fault: string; tried: number; survived: number; lost: number; note?: string }

/**
 * Runs the tests of one project with more tries than `npm test` has, and prints for each fault what was tried, what
 * survived and what was lost. @returns the exit code
 */
export async function testFaults(project: 'faults' | 'security', size: 'middle' | 'long'): Promise<number> {
  await ensureBuilt()
  const postgres = await startPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-faults-'))
  const counts = path.join(folder, 'counts.jsonl')
  try {
    const { code } = await run(path.join(ROOT, 'node_modules/.bin/vitest'), ['run', '--project', project], {
      env: {
        CALLBACK_FAULTS: size,
        CALLBACK_FAULT_COUNTS: counts,
        ...(postgres.url ? { POSTGRES_URL: postgres.url } : {}),
      },
      onOutput: (text) => process.stdout.write(text),
    })
    if (!postgres.url) console.log(`PostgreSQL is missing (${postgres.why}): its tests did NOT run.`)
    return printCounts(readCounts(counts)) && code === 0 ? 0 : 1
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCounts(file: string): Count[] {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    // Written by our own tests, a line each.
    return lines.map((line) => JSON.parse(line) as Count)
  } catch {
    return []
  }
}

/** @returns whether something was tried, and nothing lost */
function printCounts(counts: Count[]): boolean {
  const width = Math.max(5, ...counts.map(({ fault }) => fault.length))
  console.log(`\n${'fault'.padEnd(width)}  ${'tried'.padStart(7)}  survived  ${'lost'.padStart(5)}`)
  for (const { fault, tried, survived, lost, note } of counts) {
    const figures = `${String(tried).padStart(7)}  ${String(survived).padStart(8)}  ${String(lost).padStart(5)}`
    console.log(`${fault.padEnd(width)}  ${figures}${note ? `  ${note}` : ''}`)
  }
  const tried = counts.reduce((sum, count) => sum + count.tried, 0)
  const lost = counts.reduce((sum, count) => sum + count.lost, 0)
  console.log(`${tried} tried, ${tried - lost} survived, ${lost} lost`)
  return tried > 0 && lost === 0
}
