import { buildApp, startApp } from '../app'
import type { Row } from '../bench-context'
import type { Figure } from '../figure'
import { median } from '../measure'

/** How long from the command until the first page is there, all built. */
export const start: Row = {
  name: 'start',
  what: 'start to first 200',
  async measure({ appStore, providers, sizes: { rounds } }) {
    await buildApp()
    const figures: Figure[] = []
    for (const database of providers) {
      const url = await appStore(database)
      const seconds: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const began = performance.now()
        const app = await startApp(url, database, {}, 'scripts/start.mjs')
        const response = await fetch(app.url)
        seconds.push((performance.now() - began) / 1000)
        await app.stop()
        if (response.status !== 200) throw new Error(`The first page answered ${response.status}.`)
      }
      figures.push({
        what: 'start to first 200, built already',
        database,
        value: median(seconds),
        unit: 's',
        target: { better: 'less', bound: 3, stretch: 1.5 },
      })
    }
    return { figures }
  },
}
