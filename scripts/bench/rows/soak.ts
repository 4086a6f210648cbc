import { existsSync, readFileSync } from 'node:fs'
import { buildApp, startApp } from '../app'
import type { Row } from '../bench-context'
import { PUBLIC_PAGES } from '../bench-context'
import { SkippedError } from '../figure'
import { requestsPerSecond } from '../load'
import { median } from '../measure'

/** How much more memory the server holds after a long time of work than after its first sixth. */
export const soak: Row = {
  name: 'soak',
  what: 'memory after a soak',
  async measure({ appStore, sizes: { soakSeconds } }) {
    if (!existsSync('/proc/self/status')) throw new SkippedError('the memory of another process is read from /proc')
    await buildApp()
    const app = await startApp(await appStore('sqlite'), 'sqlite')
    try {
      const pages = [...PUBLIC_PAGES, '/study', '/progress', '/api/me/due', '/search?q=webhook']
      const headers = { cookie: app.cookieOf(0) }
      const memory: { at: number; kB: number }[] = []
      const began = performance.now()
      for (let turn = 0; elapsed() < soakSeconds; turn += 1) {
        await requestsPerSecond(app.url + pages[turn % pages.length], 1, headers)
        memory.push({ at: elapsed(), kB: residentKilobytes(app.pid) })
      }
      function elapsed(): number {
        return (performance.now() - began) / 1000
      }
      // Of a sixth, not of a moment: a garbage collection comes when it comes.
      const between = (from: number, to: number) =>
        median(memory.filter(({ at }) => at > from * soakSeconds && at <= to * soakSeconds + 2).map(({ kB }) => kB))
      const first = between(1 / 6, 2 / 6)
      const last = between(5 / 6, 1)
      return {
        figures: [
          {
            what: `memory after ${soakSeconds} s of work to its first sixth`,
            value: (last / first - 1) * 100,
            unit: '%',
            target: { better: 'less', bound: 5, stretch: 0 },
            note: `${Math.round(first / 1024)} MB to ${Math.round(last / 1024)} MB`,
          },
        ],
      }
    } finally {
      await app.stop()
    }
  },
}

function residentKilobytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}
