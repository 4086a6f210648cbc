import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from './postgres'
import { runPackage } from './run-tool'
import type { Outcome } from './tally'

type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** Runs one of vitest's projects and counts its tests. */
export function runVitest(project: string): Promise<Outcome> {
  const again = `npx vitest run --project ${project}`
  return withReport(async (file) => {
    const { code, output } = await runPackage('vitest', [
      ...['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ])
    const report = readReport<VitestReport>(file)
    const counts = {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    }
    return judge(
      code,
      output,
      counts,
      `Run them alone: ${project === 'unit' ? again : `scripts/with-postgres.sh ${again}`}`,
    )
  })
}

/** Runs the end-to-end tests in a browser and counts them. @param browserPath "" for Playwright's own */
export function runPlaywright(browserPath: string): Promise<Outcome> {
  return withReport(async (file) => {
    const port = await freePort()
    const { code, output } = await runPackage('playwright', ['test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      CALLBACK_E2E_PORT: String(port),
      CALLBACK_E2E_DATA: path.join(path.dirname(file), 'data'),
      ...(browserPath && { CHROMIUM_PATH: browserPath }),
    })
    const stats = readReport<PlaywrightReport>(file)?.stats
    const counts = {
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      skipped: stats?.skipped ?? 0,
    }
    return judge(code, output, counts, 'Run them alone: npx playwright test. Traces of failures are in test-results/.')
  })
}

/** A runner that says failure but counts none (a crash, a file that doesn't load), or counts nothing at all, failed. */
function judge(
  code: number,
  output: string,
  counts: { passed: number; failed: number; skipped: number },
  advice: string,
): Outcome {
  const isCounted = counts.failed > 0 || (code === 0 && counts.passed > 0)
  return { ...counts, failed: isCounted ? counts.failed : 1, output, advice }
}

async function withReport(work: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-report-'))
  try {
    return await work(path.join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport<T>(file: string): T | null {
  try {
    // The runners' own formats, of pinned versions.
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}
