import { afterEach, beforeEach, expect, it } from 'vitest'
import { getContentVersion } from '../../lib/question/library-repository'
import { listQuestionListings } from '../../lib/question/question-repository'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile } from '../factories/content'
import { describeOnBothDatabases } from '../setup/database'
import { startNode } from '../setup/program'

const COUNT = 150

/** Waits for a line on standard input, so that both begin at once. */
const IMPORT = `
  import { once } from 'node:events'
  import { importContent } from './lib/question/content-repository.ts'
  const [folder] = process.argv.slice(-1)
  console.log('ready')
  await once(process.stdin, 'data')
  const { isImported, counts } = await importContent({ folder, now: new Date() })
  console.log('report ' + JSON.stringify({ isImported, ...counts }))
  process.exit(0)
`

let folders: [ContentFolder, ContentFolder]

describeOnBothDatabases('two processes that import at once', (testDatabase) => {
  beforeEach(() => {
    folders = [makeContentFolder(), makeContentFolder()]
    for (const [index, folder] of folders.entries())
      for (let number = 1; number <= COUNT; number += 1)
        folder.write(pathOf(`n${number}`), questionFile(number, `What is ${number}, by ${index}?`))
  })

  afterEach(() => folders.forEach((folder) => void folder.drop()))

  async function importAtOnce(paths: [string, string]) {
    const programs = paths.map((path) =>
      startNode(
        ['--import', 'tsx', '--input-type=module', '-e', IMPORT, path],
        { DATABASE_URL: testDatabase().url },
        { stdin: true },
      ),
    )
    await Promise.all(programs.map((program) => program.until(/ready/)))
    for (const program of programs) program.write('go\n')
    const reports = await Promise.all(programs.map((program) => program.until(/report (.+)/)))
    await Promise.all(programs.map((program) => program.ended))
    return reports.map(([, report = '']) => JSON.parse(report))
  }

  it('of one folder bring it in once', async () => {
    const [{ path }] = folders
    const reports = await importAtOnce([path, path])
    expect(reports.map(({ isImported, added, unchanged }) => [isImported, added, unchanged]).sort()).toEqual([
      [true, 0, COUNT],
      [true, COUNT, 0],
    ])
    expect(await listQuestionListings()).toHaveLength(COUNT)
    expect(await getContentVersion()).toBe(1)
  })

  it('of two folders take turns: the library is one of the two, never a mixture', async () => {
    await importAtOnce([folders[0].path, folders[1].path])
    const listings = await listQuestionListings()
    expect(listings.map(({ id }) => id).sort()).toEqual(Array.from({ length: COUNT }, (_, index) => idOf(index + 1)))
    expect(new Set(listings.map(({ text }) => text.slice(-2))).size).toBe(1)
    expect(await getContentVersion()).toBe(2)
  })
})
