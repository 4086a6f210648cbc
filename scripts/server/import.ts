import { importContent } from '../../lib/question/content-repository'
import { formatProblem, type Problem } from '../../lib/question/problem'
import { markPublished } from '../../lib/suggestion/published-repository'

/** How many problems are printed: `npm run content:check` has them all. */
const SHOWN_PROBLEMS = 10

/**
 * Imports the content folder at start-up. Content that can't be imported leaves what was imported last, and says
 * so on standard error: a typo in one file is no reason to serve nothing.
 * @returns what was done, for the start-up's report
 * @throws when the database fails
 */
export async function importLibraryFiles(folder: string): Promise<string> {
  const report = await importContent({ folder, now: new Date() })
  const errors = report.problems.filter(({ severity }) => severity === 'error')
  if (!report.isImported) {
    console.error(listErrors(errors))
    return 'Kept the content that was imported last'
  }
  await markPublished(new Date())
  const { added, changed, unchanged, archived } = report.counts
  return `Imported the content: added ${added}, changed ${changed}, unchanged ${unchanged}, archived ${archived}`
}

function listErrors(errors: Problem[]): string {
  const shown = errors.slice(0, SHOWN_PROBLEMS).map((problem) => `  content/${formatProblem(problem)}`)
  const rest = errors.length > shown.length ? [`  and ${errors.length - shown.length} more`] : []
  return [
    'The content was not imported; what was imported last is served. Mend this (npm run content:check), then run npm run content:import:',
    ...shown,
    ...rest,
  ].join('\n')
}
