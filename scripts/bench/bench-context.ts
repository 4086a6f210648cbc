import type { Provider } from '../../lib/platform/env'
import { startPostgres } from '../test/postgres'
import { buildApp, makeAppStore, type RunningApp, startApp } from './app'
import type { Figure, Series } from './figure'
import { BENCH, inBench } from './folder'
import type { Server } from './programs'
import type { Sizes } from './sizes'
import type { StorePlace } from './stores'
import { startBare, startStaticCopy } from './yardsticks'

/** What a row measures with. Servers are started when a row first wants them, and serve those after it. */
export type Bench = {
  sizes: Sizes
  place: StorePlace
  /** The databases that there are. */
  providers: Provider[]
  app: (provider: Provider) => Promise<RunningApp>
  /** The database that the app is asked over, while it isn't running. */
  appStore: (provider: Provider) => Promise<string>
  bare: () => Promise<Server>
  staticCopy: () => Promise<Server>
}

export type Row = { name: string; what: string; measure: (bench: Bench) => Promise<Measured> }

type Measured = { figures: Figure[]; series?: Series[] }

/** A public page of each kind, of the project's own content. */
export const PUBLIC_PAGES = ['/', '/questions/trustworthy-webhook-consumer', '/sets/integration-engineer'] as const

/** Opens what the rows need. `close` ends all that was started. */
export async function openBench(sizes: Sizes): Promise<{ bench: Bench; close: () => Promise<void> }> {
  const postgres = await startPostgres({ kept: inBench('postgres') })
  if (!postgres.url) console.log(`  No PostgreSQL (${postgres.why}): SQLite alone is measured.`)
  const place = { postgresUrl: postgres.url }
  const servers: Server[] = []
  const keep = async <One extends Server>(starting: Promise<One>): Promise<One> => {
    const server = await starting
    servers.push(server)
    return server
  }
  const appStore = (provider: Provider) => makeAppStore(place, provider, sizes.appReviews)
  const app = onceEach(async (provider: Provider) => {
    await buildApp()
    return keep(startApp(await appStore(provider), provider))
  })
  const bare = onceEach(async () => {
    const { url, cookieOf } = await app('sqlite')
    return keep(startBare(await readCard(url, cookieOf(0))))
  })
  const staticCopy = onceEach(async () => keep(startStaticCopy((await app('sqlite')).url, PUBLIC_PAGES)))
  const bench: Bench = {
    sizes,
    place,
    providers: postgres.url ? ['sqlite', 'postgresql'] : ['sqlite'],
    app,
    appStore,
    bare: () => bare('bare'),
    staticCopy: () => staticCopy('static'),
  }
  return {
    bench,
    async close() {
      for (const server of servers) await server.stop()
      await postgres.stop()
    },
  }
}

/** The study page's card, as its HTML has it. */
async function readCard(url: string, cookie: string): Promise<string> {
  const html = await (await fetch(`${url}/study`, { headers: { cookie } })).text()
  const card = /<article class="card".*?<\/article>/s.exec(html)?.[0]
  if (!card) throw new Error(`The study page shows no card (${BENCH}).`)
  return card
}

/** Work that is done once for each key; what failed is tried again. */
function onceEach<Key extends string, Value>(work: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const done = new Map<Key, Promise<Value>>()
  return (key) => {
    const known = done.get(key)
    if (known) return known
    const doing = work(key).catch((error: unknown) => {
      done.delete(key)
      throw error
    })
    done.set(key, doing)
    return doing
  }
}
