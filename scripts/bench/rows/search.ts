import { searchLibrary } from '../../../lib/question/search-queries'
import type { Row } from '../bench-context'
import { searchesOf } from '../data/questions'
import type { Figure, Series } from '../figure'
import { median, percentile, timeOf } from '../measure'
import { SEED } from '../sizes'
import { makeLibrary, withDatabase } from '../stores'

/** Words of all kinds looked for in a large library. */
export const search: Row = {
  name: 'search',
  what: 'search, p95',
  async measure({ place, providers, sizes }) {
    const figures: Figure[] = []
    const series: Series[] = []
    const searches = searchesOf(SEED, sizes.samples)
    for (const database of providers) {
      const line: Series = { name: 'search', database, axis: 'questions', points: [] }
      for (const questions of sizes.questions) {
        const url = await makeLibrary(place, database, questions)
        const times = await withDatabase(url, async () => {
          for (const q of searches.slice(0, 20)) await searchLibrary({ q })
          const all: { q: string; ms: number }[] = []
          for (const q of searches) all.push({ q, ms: await timeOf(() => searchLibrary({ q })) })
          return all
        })
        const ms = times.map((time) => time.ms)
        line.points.push({ size: questions, ms: median(ms) })
        const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 3)
        if (questions === sizes.questions.at(-1))
          figures.push({
            what: `search over ${questions.toLocaleString('en-GB')} questions, p95`,
            database,
            value: percentile(ms, 0.95),
            unit: 'ms',
            target: { better: 'less', bound: 50, stretch: 15 },
            note: `slowest: ${slowest.map(({ q, ms: took }) => `“${q}” ${took.toFixed(0)} ms`).join(', ')}`,
          })
      }
      series.push(line)
    }
    return { figures, series }
  },
}
