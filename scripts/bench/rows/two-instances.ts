import { existsSync } from 'node:fs'
import { NGINX, startNginx } from '../../cluster/nginx'
import { freePort } from '../../test/postgres'
import { buildApp, startApp } from '../app'
import { PUBLIC_PAGES, type Row } from '../bench-context'
import { type Figure, SkippedError } from '../figure'
import { inBench } from '../folder'
import { requestsPerSecond } from '../load'
import { interleave, median, ratioOf } from '../measure'

/** What a second instance brings: requests a second by nginx to two of them, against one, over one PostgreSQL. */
export const twoInstances: Row = {
  name: 'two-instances',
  what: 'two instances against one, requests/s',
  async measure({ appStore, providers, sizes: { rounds, loadSeconds } }) {
    if (!providers.includes('postgresql')) throw new SkippedError('there is no PostgreSQL')
    if (!existsSync(NGINX)) throw new SkippedError('nginx is not installed (apt-get install nginx)')
    await buildApp()
    const store = await appStore('postgresql')
    const ends: (() => Promise<void>)[] = []
    const open = async () => {
      const instance = await startApp(store, 'postgresql', { TRUSTED_PROXIES: '1' })
      ends.push(instance.stop)
      return instance
    }
    const openProxy = async (name: string, urls: string[]) => {
      const port = await freePort()
      // By number: nginx would take localhost for two servers, of which one isn't there.
      const servers = urls.map((url) => url.replace('localhost', '127.0.0.1'))
      ends.push(await startNginx(inBench('cluster', name), port, servers))
      return `http://127.0.0.1:${port}`
    }
    try {
      const [a, b] = [await open(), await open()]
      const one = await openProxy('one', [a.url])
      const two = await openProxy('two', [a.url, b.url])
      const figures: Figure[] = []
      for (const page of [PUBLIC_PAGES[1], '/study']) {
        const ask = (url: string, seconds = loadSeconds) =>
          requestsPerSecond(url + page, seconds, { cookie: a.cookieOf(0) })
        await ask(two, 1)
        const pairs = await interleave(rounds, { a: () => ask(two), b: () => ask(one) })
        figures.push({
          what: `requests/s of ${page}, two instances behind nginx to one`,
          database: 'postgresql',
          value: ratioOf(pairs),
          unit: 'x',
          note: `${Math.round(median(pairs.map(({ a }) => a)))} to ${Math.round(median(pairs.map(({ b }) => b)))} a second, nginx and who asks on the same cores`,
        })
      }
      return { figures }
    } finally {
      for (const end of ends.reverse()) await end()
    }
  },
}
