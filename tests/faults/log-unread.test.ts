import { afterEach, expect, it } from 'vitest'
import { type App, makeDataDir, startApp } from '../setup/app'
import { countFault } from '../setup/fault-counts'

const data = makeDataDir()
let app: App | undefined

afterEach(async () => {
  app?.child.kill('SIGKILL')
  await app?.ended
  data.remove()
})

it('a server whose log nobody reads any more goes on serving, and ends in order when told', async () => {
  app = await startApp(data.dataDir)
  app.child.stdout?.destroy()
  app.child.stderr?.destroy()
  expect((await fetch(`${app.url}/api/health`)).status).toBe(200)

  // It says that it is stopping, to nobody.
  const code = await app.stop()
  countFault({ fault: 'log that nobody reads', tried: 1, lost: code === 0 ? 0 : 1 })
})
