// Runs a command with POSTGRES_URL set: your own server's if you name one, else that of a throw-away server, which
// lives as long as the command does.
import { spawn } from 'node:child_process'
import { startPostgres } from './test/postgres'

const [command, ...args] = process.argv.slice(2)
if (!command) {
  console.error('Say which command to run.')
  process.exit(2)
}
const postgres = await startPostgres()
if (!postgres.url) {
  console.error(`There is no PostgreSQL (${postgres.why}). Install its server or set POSTGRES_URL.`)
  process.exit(1)
}
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, POSTGRES_URL: postgres.url } })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
const code = await new Promise<number>((resolve) => {
  child.once('error', () => resolve(127))
  child.once('exit', (exitCode) => resolve(exitCode ?? 1))
})
await postgres.stop()
process.exit(code)
