import { ensureBuilt } from '../launch/prepare.mjs'
import { StepError } from '../launch/steps.mjs'
import { ensureBrowser } from './browser'
import { checkDependencies } from './dependency-rules'
import { checkLicences } from './licences'
import { startPostgres } from './postgres'
import { runTool } from './run-tool'
import { runPlaywright, runVitest } from './runners'
import { createTally, failed, type Outcome, PASSED, skipped } from './tally'

const IS_CI = Boolean(process.env.CI)

/**
 * Every check and test, what leaves a core idle beside something else; a failure of one doesn't keep the others from
 * running. @returns the exit code
 */
export async function testAll({ isFast }: { isFast: boolean }): Promise<number> {
  const { step, finish } = createTally()

  const types = begin(checkTypes)
  // Beside the checks: to install waits for a network, not for a core.
  const machinery = isFast ? null : begin(prepareMachinery)
  await step('Format', () => runTool('biome', ['format', '.'], 'Run npm run format.'))
  await step('Lint', () =>
    runTool(
      'biome',
      ['check', '--formatter-enabled=false', '--error-on-warnings', '.'],
      'Mend what is named; npx biome check --write does some of it.',
    ),
  )
  await step('Dependency rules', () => checkDependencies('.'))
  await step('Dead code', () =>
    runTool('knip', ['--no-progress'], 'Delete what nothing uses, or name it in knip.json if a tool uses it.'),
  )
  await step('Licences', async () => checkLicences())
  if (!isFast) {
    await step('Content', () =>
      runTool('tsx', ['scripts/content/check.ts'], 'Mend the files that are named; content/README.md has the format.'),
    )
  }
  await step('Types', () => types)
  await step('Unit tests', () => runVitest('unit', 'browser'))
  if (machinery) await testWithMachinery(step, await machinery)
  return finish()
}

type Machinery = { postgres: Awaited<ReturnType<typeof startPostgres>>; browser: ReturnType<typeof ensureBrowser> }

/** PostgreSQL, and a browser that may still be on its way. */
async function prepareMachinery(): Promise<Machinery> {
  const postgres = await startPostgres()
  // Only now: one thing is installed at a time.
  return { postgres, browser: begin(ensureBrowser) }
}

async function testWithMachinery(
  step: ReturnType<typeof createTally>['step'],
  { postgres, browser: browserOnItsWay }: Machinery,
): Promise<void> {
  if (postgres.url) process.env.POSTGRES_URL = postgres.url
  const why = postgres.url ? '' : `PostgreSQL is missing (${postgres.why}): its tests did NOT run.`
  try {
    await step('Migrations', async () => {
      if (!postgres.url) return IS_CI ? failed(why, 'Install PostgreSQL or set POSTGRES_URL.') : skipped(why)
      return runTool(
        'tsx',
        ['scripts/migrations.ts', 'check'],
        'Run npm run db:migrate -- --name WHAT_CHANGED and read what it wrote.',
      )
    })
    const onDatabases = async (...projects: string[]) => {
      const outcome = await runVitest(...projects)
      if (!why || IS_CI || outcome.failed > 0) return outcome
      return { ...outcome, skipped: outcome.skipped + 1, note: `${outcome.passed} passed on SQLite. ${why}` }
    }
    const built = begin(build)
    await step('Integration tests', () => onDatabases('integration'))
    const isBuilt = await step('Build', () => built)
    if (!isBuilt) return
    // Together, as each waits for servers that start and end.
    await step('Faults and security', () => onDatabases('faults', 'security'))
  } finally {
    await postgres.stop()
  }

  await step('Size of the JavaScript', () =>
    runTool('size-limit', [], 'A page loads more than it may (.size-limit.mjs): see what was added to it.'),
  )
  await step('End-to-end tests', async () => {
    const browser = await browserOnItsWay
    if (browser.path === undefined) {
      const advice = `No browser (${browser.why}): the end-to-end tests did NOT run. Name one by CHROMIUM_PATH.`
      return IS_CI ? failed(advice, advice) : skipped(advice)
    }
    return runPlaywright(browser.path)
  })
}

/** Begins work that a later step waits for, and that says only there how it went. */
function begin<Value>(work: () => Promise<Value>): Promise<Value> {
  const outcome = work()
  outcome.catch(() => {})
  return outcome
}

async function checkTypes(): Promise<Outcome> {
  const routes = await runTool('next', ['typegen'], 'Next could not read the routes in app/.')
  return routes.failed > 0 ? routes : runTool('tsc', ['--noEmit'], 'Mend the types that are named.')
}

async function build(): Promise<Outcome> {
  try {
    // Without its own lines: the step that this is in has them.
    await ensureBuilt((_, work) => work())
    return PASSED
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    return failed(error.output, error.message)
  }
}
