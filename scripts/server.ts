// The app's own server around Next (docs/decisions/0004). `--dev` serves Next's development build.
// Start it through `npm start` or `npm run dev`, which see to it that everything it needs is there.
import { type Env, readEnv } from '../lib/platform/env'
import { readSecret } from '../lib/platform/secret'
import { explain } from './server/explain'

// Whoever read the log may be gone: a closed terminal, a pipe that broke. Next would log that it can't log, for ever.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

let settings: Env | null = null
try {
  settings = readEnv()
  // Next's bundles parse the environment for themselves: this is how they get the kept secret.
  process.env.NEXTAUTH_SECRET = readSecret(settings)
  // Not loaded before the settings are known to be good: the log reads them at once.
  const { serve } = await import('./server/serve')
  await serve(settings, { isDev: process.argv.includes('--dev') })
} catch (error) {
  console.error(`Callback did not start. ${explain(error, settings)}`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) console.error(error.stack)
  process.exit(1)
}
