// npm run cluster:local [-- --check]: two instances behind nginx on one throw-away PostgreSQL, all on this machine's
// loopback. `--check` kills, restarts and upgrades them under load, and prints what held.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../lib/platform/db'
import { ensureBuilt, ensureGenerated, ensureServerBundled } from '../launch/prepare.mjs'
import { freePort, startPostgres } from '../test/postgres'
import { makeInstance, newSecret } from './instances'
import { startNginx } from './nginx'

await ensureGenerated()
await ensureBuilt()
ensureServerBundled()

const folder = mkdtempSync(path.join(tmpdir(), 'callback-cluster-'))
const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })]
try {
  const postgres = await startPostgres()
  if (!postgres.url) throw new Error(`There is no PostgreSQL (${postgres.why}).`)
  stops.push(postgres.stop)
  const port = await freePort()
  const proxy = `http://127.0.0.1:${port}`
  const secret = newSecret()
  const shared = { folder, databaseUrl: postgres.url, publicUrl: proxy, secret }
  const a = makeInstance({ ...shared, name: 'a', port: await freePort() })
  const b = makeInstance({ ...shared, name: 'b', port: await freePort() })
  stops.push(() => Promise.all([a.end('SIGTERM'), b.end('SIGTERM')]))
  console.log('Starting two instances …')
  await Promise.all([a.start(), b.start()])
  stops.push(await startNginx(folder, port, [a.url, b.url]))
  if (process.argv.includes('--check')) {
    process.env.NEXTAUTH_SECRET = secret
    globalThis.callbackDatabase = connect(postgres.url)
    stops.push(() => globalThis.callbackDatabase?.$disconnect() ?? Promise.resolve())
    const { checkCluster } = await import('./check')
    console.table(await checkCluster({ proxy, instances: [a, b], folder, secret }))
  } else {
    console.log(`Two instances, ${a.url} and ${b.url}, behind ${proxy}. Ctrl+C ends them.`)
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
  }
} catch (error) {
  process.exitCode = 1
  console.error(`The cluster did not hold. ${error instanceof Error ? error.message : error}`)
} finally {
  for (const stop of stops.reverse()) await stop()
}
