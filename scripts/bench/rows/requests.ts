import type { Row } from '../bench-context'
import { PUBLIC_PAGES } from '../bench-context'
import type { Figure } from '../figure'
import { requestsPerSecond } from '../load'
import { interleave, median, ratioOf } from '../measure'

/** How many public pages a second are served, against a prerendered page of the smallest app. */
export const publicRequests: Row = {
  name: 'public-requests',
  what: 'public pages, requests/s',
  async measure({ app, bare, sizes: { rounds, loadSeconds } }) {
    const { url } = await app('sqlite')
    const yardstick = await bare()
    const figures: Figure[] = []
    for (const page of PUBLIC_PAGES) {
      await requestsPerSecond(url + page, 1)
      const pairs = await interleave(rounds, {
        a: () => requestsPerSecond(url + page, loadSeconds),
        b: () => requestsPerSecond(yardstick.url, loadSeconds),
      })
      figures.push({
        what: `requests/s of ${page} to bare, prerendered`,
        value: ratioOf(pairs),
        unit: 'x',
        target: { better: 'more', bound: 0.9, stretch: 1 },
        note: `${Math.round(median(pairs.map(({ a }) => a)))} to ${Math.round(median(pairs.map(({ b }) => b)))} a second`,
      })
    }
    return { figures }
  },
}

/** How many study pages a second are served to someone who is signed in. */
export const studyRequests: Row = {
  name: 'study-requests',
  what: 'study page, requests/s',
  async measure({ app, bare, providers, sizes: { rounds, loadSeconds } }) {
    const yardstick = await bare()
    const figures: Figure[] = []
    for (const database of providers) {
      const { url, cookieOf } = await app(database)
      const headers = { cookie: cookieOf(0) }
      await requestsPerSecond(`${url}/study`, 1, headers)
      for (const { path, name, target } of [
        { path: '/hello', name: 'a dynamic hello', target: { better: 'more', bound: 0.5, stretch: 0.7 } as const },
        { path: '/card', name: 'a dynamic page of one such card', target: undefined },
      ]) {
        const pairs = await interleave(rounds, {
          a: () => requestsPerSecond(`${url}/study`, loadSeconds, headers),
          b: () => requestsPerSecond(yardstick.url + path, loadSeconds),
        })
        figures.push({
          what: `requests/s of /study to bare, ${name}`,
          database,
          value: ratioOf(pairs),
          unit: 'x',
          target,
          note: `${Math.round(median(pairs.map(({ a }) => a)))} to ${Math.round(median(pairs.map(({ b }) => b)))} a second`,
        })
      }
    }
    return { figures }
  },
}
