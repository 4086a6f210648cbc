import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../launch/steps.mjs'
import { freePort } from './postgres'
import { runPackage } from './run-tool'
import type { Counts, Outcome } from './tally'

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: PlaywrightSuite[]
}
type PlaywrightSuite = { suites?: PlaywrightSuite[]; specs: { ok: boolean; title: string; file: string }[] }
type Counted = Counts & { failures: string[] }

/** Runs some of vitest's projects, their files in one queue, and counts the tests. */
export function runVitest(...projects: string[]): Promise<Outcome> {
  const named = projects.flatMap((project) => ['--project', project])
  const again = `npx vitest run ${named.join(' ')}`
  return withReport(async (file) => {
    const { code, output } = await runPackage('vitest', [
      ...['run', ...named, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ])
    const report = readReport<VitestReport>(file)
    const counts = {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
      failures: (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${path.relative(ROOT, name)}: ${fullName}`),
      ),
    }
    return judge(
      code,
      output,
      counts,
      `Run them alone: ${projects.includes('unit') ? again : `scripts/with-postgres.sh ${again}`}`,
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
    const report = readReport<PlaywrightReport>(file)
    const stats = report?.stats
    const counts = {
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      skipped: stats?.skipped ?? 0,
      failures: (report?.suites ?? []).flatMap(failuresOf),
    }
    return judge(code, output, counts, 'Run them alone: npx playwright test. Traces of failures are in test-results/.')
  })
}

/** A runner that says failure but counts none (a crash, a file that doesn't load), or counts nothing at all, failed. */
function judge(code: number, output: string, { failures, ...counts }: Counted, advice: string): Outcome {
  const isCounted = counts.failed > 0 || (code === 0 && counts.passed > 0)
  // By name again at the end: of a long run one may be shown only that.
  const names = failures.map((name) => `\n    ${name}`).join('')
  return { ...counts, failed: isCounted ? counts.failed : 1, output, advice: `${advice}${names}` }
}

function failuresOf({ suites = [], specs }: PlaywrightSuite): string[] {
  const failures = specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file}: ${title}`)
  return [...failures, ...suites.flatMap(failuresOf)]
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
