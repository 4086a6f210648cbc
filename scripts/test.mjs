// npm test: every check and every test, on a fresh clone too. `--fast` (npm run validate) leaves out what needs a
// database, a build or a browser; `--faults` and `--security` (npm run test:faults, npm run test:security) run those
// alone, with many more tries, and with `--long` for hours. The last line counts; any failure, of a check too, ends
// with a code other than 0.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureGenerated, ensureInstalled } from './launch/prepare.mjs'
import { endChildrenOnSignal, ROOT, StepError } from './launch/steps.mjs'

process.chdir(ROOT)
process.env.NODE_ENV = 'test'
process.env.NEXT_TELEMETRY_DISABLED ??= '1'
endChildrenOnSignal()
try {
  await ensureInstalled()
  await ensureGenerated()
  // By their paths: they are there only now.
  await import(pathToFileURL(path.join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href)
  const load = (file) => import(pathToFileURL(path.join(ROOT, 'scripts/test', file)).href)
  const project = ['faults', 'security'].find((name) => process.argv.includes(`--${name}`))
  if (project) {
    const { testFaults } = await load('faults.ts')
    process.exitCode = await testFaults(project, process.argv.includes('--long') ? 'long' : 'middle')
  } else {
    const { testAll } = await load('test-all.ts')
    process.exitCode = await testAll({ isFast: process.argv.includes('--fast') })
  }
} catch (error) {
  if (!(error instanceof StepError)) throw error
  if (error.output) console.error(error.output)
  console.error(error.message)
  console.log('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
