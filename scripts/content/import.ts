// npm run content:import [-- DIR]: brings the store to what a content folder says. A running server shows it within seconds.
import path from 'node:path'
import { SingleBar } from 'cli-progress'
import { EnvError, env } from '../../lib/platform/env'
import { migrate } from '../../lib/platform/migrate'
import { importContent } from '../../lib/question/content-repository'
import { formatProblem } from '../../lib/question/problem'
import { markPublished } from '../../lib/suggestion/published-repository'

/** Fewer files are read before a bar could be seen. */
const LONG_RUN = 500

const folder = process.argv[2] ?? 'content'
const bar = new SingleBar({ format: 'Reading {bar} {value} of {total}', clearOnComplete: true })

try {
  await migrate(env().databaseUrl)
  const report = await importContent({
    folder,
    now: new Date(),
    onProgress: (done, total) => {
      if (total < LONG_RUN) return
      if (done === 1) bar.start(total, 0)
      bar.update(done)
      if (done === total) bar.stop()
    },
  })
  for (const problem of report.problems)
    console.log(formatProblem({ ...problem, path: path.join(folder, problem.path) }))
  const { added, changed, unchanged, archived } = report.counts
  if (report.isImported) await markPublished(new Date())
  if (report.isImported) console.log(`added ${added}, changed ${changed}, unchanged ${unchanged}, archived ${archived}`)
  else console.log('Nothing was imported: mend the errors above, then run it again.')
  process.exitCode = report.isImported ? 0 : 1
} catch (error) {
  process.exitCode = 1
  bar.stop()
  if (error instanceof EnvError) console.error(error.message)
  else {
    console.error(
      'Nothing was imported: the database failed. Check DATABASE_URL, and that its server or disk is there.',
    )
    console.error(error instanceof Error ? error.message.trim() : error)
  }
} finally {
  await globalThis.callbackDatabase?.$disconnect()
}
