import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureGenerated, ensureInstalled, ensureServerBundled, SERVER_BUNDLE } from './prepare.mjs'
import { endChildren, ROOT, StepError } from './steps.mjs'

/** Prepares what is missing and becomes the server: one process, so that a signal meets nobody in between. */
export async function start({ isDev }) {
  process.chdir(ROOT)
  const stop = (signal) => {
    endChildren('SIGTERM')
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  try {
    loadSettings(isDev)
    await requireFreePort()
    await ensureInstalled()
    await ensureGenerated()
    if (!isDev) await ensureBuilt()
    ensureServerBundled()
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    if (error.output) console.error(error.output)
    console.error(`Callback did not start. ${error.message}`)
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, stop)
  await import(pathToFileURL(SERVER_BUNDLE).href)
}

function loadSettings(isDev) {
  // Variables that are set already win over the file's.
  if (existsSync('.env')) process.loadEnvFile('.env')
  process.env.NODE_ENV = isDev ? 'development' : 'production'
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  const port = process.env.PORT || '3000'
  // With PORT=0 the server says it, as it learns its port.
  if (port !== '0') process.env.NEXTAUTH_URL ||= `http://localhost:${port}`
}

/** A taken port is said now, not after minutes of building. Whether PORT and HOST make sense is the server's to say. */
function requireFreePort() {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      if (error.code !== 'EADDRINUSE') return resolve()
      reject(
        new StepError(
          `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
        ),
      )
    })
    probe.listen(port, process.env.HOST || '0.0.0.0', () => probe.close(() => resolve()))
  })
}
