import { rmSync } from 'node:fs'
import { importContent } from '../../../lib/question/content-repository'
import type { Row } from '../bench-context'
import type { Figure } from '../figure'
import { inBench } from '../folder'
import { interleave, median, ratioOf, timeOf, timesOf } from '../measure'
import { DATA_NOW, makeContent, makeEmptyStore, withDatabase } from '../stores'
import { loadTool } from '../tools'
import { writeVeliteSettings } from './velite-settings'

/** Question files read into an empty library, and again where none has changed; Velite on the same files beside. */
export const importRow: Row = {
  name: 'import',
  what: 'import, files/s',
  async measure({ place, providers, sizes: { importedFiles, rounds } }) {
    const folder = makeContent(importedFiles)
    const settings = writeVeliteSettings(folder)
    const { build } = await loadTool('velite')
    const readByVelite = () => {
      rmSync(inBench('velite', 'out'), { recursive: true, force: true })
      return timeOf(() => build({ config: settings, clean: true, logLevel: 'silent' }))
    }
    const read = async () => {
      const { isImported, problems } = await importContent({ folder, now: DATA_NOW })
      if (!isImported) throw new Error(`The bench’s own questions are broken: ${problems[0]?.message}`)
    }
    const figures: Figure[] = []
    for (const database of providers) {
      const cold = async () => {
        const url = await makeEmptyStore(place, database, 'import')
        return withDatabase(url, () => timeOf(read))
      }
      const pairs = await interleave(rounds, { a: readByVelite, b: cold })
      const url = await makeEmptyStore(place, database, 'import')
      const unchanged = await withDatabase(url, async () => {
        await read()
        return timesOf(rounds, read)
      })
      const filesPerSecond = (ms: number) => (importedFiles / ms) * 1000
      figures.push(
        {
          what: `import of ${importedFiles} files, cold`,
          database,
          value: filesPerSecond(median(pairs.map(({ b }) => b))),
          unit: 'files/s',
          target: { better: 'more', bound: 3_000 },
        },
        {
          what: `import of ${importedFiles} files, unchanged`,
          database,
          value: filesPerSecond(median(unchanged)),
          unit: 'files/s',
          target: { better: 'more', bound: 10_000 },
        },
        {
          what: 'import, cold, to Velite on the same files',
          database,
          value: ratioOf(pairs),
          unit: 'x',
          target: { better: 'more', bound: 10 },
          note: `Velite: ${Math.round(filesPerSecond(median(pairs.map(({ a }) => a))))} files/s`,
        },
      )
    }
    return { figures }
  },
}
