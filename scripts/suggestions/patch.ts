// npm run --silent suggestions:patch [-- FOLDER] > improve.patch: what maintainers accepted, as a patch to the content.
import { db } from '../../lib/platform/db'
import { EnvError } from '../../lib/platform/env'
import { patchOf } from '../../lib/suggestion/patch'
import { listUnpublished } from '../../lib/suggestion/published-repository'

const folder = (process.argv[2] ?? 'content').replace(/\/+$/, '')

try {
  const { text, leftOut } = patchOf(await listUnpublished(), folder)
  process.stdout.write(text)
  for (const sentence of leftOut) console.error(`Left out: ${sentence}`)
  if (text === '') console.error('Nothing was accepted that the files don’t say already.')
  await db().$disconnect()
} catch (error) {
  process.exitCode = 1
  console.error(
    error instanceof EnvError
      ? error.message
      : 'No patch was made: the database failed. Start Callback once, and check DATABASE_URL and CALLBACK_DATA_DIR.',
  )
}
