import path from 'node:path'
import { ROOT, run } from '../launch/steps.mjs'
import { failed, type Outcome, PASSED } from './tally'

const SOURCES = ['app', 'components', 'lib', 'scripts', 'tests']

type Report = {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
}

/**
 * Checks the direction of imports by .dependency-cruiser.mjs. Seeing no modules at all is a failure: a parser that
 * doesn't know the language would otherwise find every rule kept.
 * @param folder the project, or a copy of it
 */
export async function checkDependencies(folder: string): Promise<Outcome> {
  const { code, output, stdout } = await run(
    path.join(ROOT, 'node_modules/.bin/depcruise'),
    ['--config', path.join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json', ...SOURCES],
    { cwd: path.resolve(folder) },
  )
  const report = parse(stdout)
  if (!report) return failed(output, `dependency-cruiser itself failed (code ${code}).`)
  const { totalCruised, violations } = report.summary
  if (totalCruised === 0) return failed('dependency-cruiser saw no modules.', 'Does its TypeScript fit ours?')
  if (violations.length === 0) return PASSED
  const lines = violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
  return failed(lines.join('\n'), 'Turn these imports around; .dependency-cruiser.mjs says why each is wrong.')
}

function parse(stdout: string): Report | null {
  try {
    // dependency-cruiser's own format, of a pinned version.
    return JSON.parse(stdout) as Report
  } catch {
    return null
  }
}
