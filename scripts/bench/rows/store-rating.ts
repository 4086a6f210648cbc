import { db } from '../../../lib/platform/db'
import type { Provider } from '../../../lib/platform/env'
import { SIGNED_IN } from '../app'
import type { Bench, Row } from '../bench-context'
import { userIdOf } from '../data/practice'
import type { Figure } from '../figure'
import { interleave, percentile, ratioOf, timeOf } from '../measure'
import { withDatabase } from '../stores'
import { ratingOf, sendRating } from './commands'
import { openDriver } from './driver-rating'

/** How long a rating takes to be stored, eight people rating at once, against the same transaction by the driver. */
export const storeRating: Row = {
  name: 'store-rating',
  what: 'a rating stored, p95, eight at once',
  async measure(bench) {
    const figures: Figure[] = []
    for (const database of bench.providers) figures.push(await measureOn(bench, database))
    return { figures }
  },
}

async function measureOn({ app, appStore, sizes }: Bench, database: Provider): Promise<Figure> {
  const running = await app(database)
  const url = await appStore(database)
  const questionIds = await withDatabase(url, async () =>
    (await db().question.findMany({ select: { id: true } })).map(({ id }) => id),
  )
  const driver = await openDriver(url)
  const turns = Math.max(4, Math.ceil(sizes.samples / SIGNED_IN))
  const pick = (turn: number) => questionIds[turn % questionIds.length] ?? ''
  const times = { app: [] as number[], driver: [] as number[] }
  const p95 = async (kept: number[], store: (user: number, turn: number) => Promise<unknown>) => {
    const round: number[] = []
    const work = async (user: number) => {
      for (let turn = 0; turn < turns; turn += 1) round.push(await timeOf(() => store(user, turn)))
    }
    await Promise.all(Array.from({ length: SIGNED_IN }, (_, user) => work(user)))
    kept.push(...round)
    return percentile(round, 0.95)
  }
  const sides = {
    a: () => p95(times.app, (user, turn) => sendRating(running, user, ratingOf(pick(turn)))),
    b: () => p95(times.driver, (user, turn) => driver.store(userIdOf(user), pick(turn))),
  }
  try {
    await sides.a()
    await sides.b()
    const pairs = await interleave(sizes.rounds, sides)
    return {
      what: 'a rating stored, p95 of eight clients, to the driver alone',
      database,
      value: ratioOf(pairs),
      unit: 'x',
      target: { better: 'less', bound: 3, stretch: 2 },
      note: `${percentile(times.app, 0.95).toFixed(1)} ms by HTTP to ${percentile(times.driver, 0.95).toFixed(1)} ms`,
    }
  } finally {
    await driver.close()
  }
}
