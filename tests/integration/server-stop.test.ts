import { expect, it } from 'vitest'
import { startNode } from '../setup/program'

it('SIGTERM lets requests in flight finish, takes no new ones, and ends in order', async () => {
  const server = startNode(['--import', 'tsx', 'tests/fixtures/slow-server.ts'], {}, { stdin: true })
  const [, port] = await server.until(/"port":(\d+)/)
  const base = `http://127.0.0.1:${port}`

  const inFlight = fetch(`${base}/slow`)
  await server.until(/got \/slow/)
  server.child.kill('SIGTERM')
  // npm passes the signal on that the whole group got already: the echo must not cut anything short.
  server.child.kill('SIGTERM')
  await server.until(/is stopping/)
  // The port is closed to new connections.
  await expect(fetch(`${base}/late`)).rejects.toThrow('fetch failed')

  server.write('/slow\n')
  const response = await inFlight
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('answer to /slow')
  expect(await server.ended).toBe(0)
  expect(server.output()).toMatch(/is stopping\.\napp closed\nCallback has stopped\.\n$/)
})
