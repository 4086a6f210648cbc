import { afterEach, beforeEach, expect, it } from 'vitest'
import { importContent } from '../../lib/question/content-repository'
import { getContentVersion } from '../../lib/question/library-repository'
import { listQuestionListings } from '../../lib/question/question-repository'
import { type ContentFolder, makeContentFolder, pathOf, questionFile } from '../factories/content'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { startNode } from '../setup/program'

const COUNT = 400

let content: ContentFolder

/** Says when it is about to write, and when it has. */
const IMPORT = `
  import { importContent } from './lib/question/content-repository.ts'
  const [folder] = process.argv.slice(-1)
  await importContent({ folder, now: new Date(), onProgress: (done, total) => done === total && console.log('read all') })
  console.log('imported')
  process.exit(0)
`

describeOnBothDatabases('an import that is killed', (testDatabase) => {
  beforeEach(() => {
    content = makeContentFolder()
    for (let number = 1; number <= COUNT; number += 1) content.write(pathOf(`n${number}`), questionFile(number))
  })

  afterEach(() => content.drop())

  it('leaves all or nothing, and the next one finishes the work', async () => {
    const { url } = testDatabase()
    for (let round = 0; round < 6; round += 1) {
      const program = startNode(['--import', 'tsx', '--input-type=module', '-e', IMPORT, content.path], {
        DATABASE_URL: url,
      })
      await program.until(/read all/)
      // At a different moment of the writing each time: so many turns of this process's loop later.
      for (let turn = 0; turn < round * 40; turn += 1) await new Promise(setImmediate)
      program.child.kill('SIGKILL')
      await program.ended
      const { length } = await listQuestionListings()
      expect([0, COUNT]).toContain(length)
      expect(await getContentVersion()).toBe(length === 0 ? 0 : 1)
    }
    const { counts } = await importContent({ folder: content.path, now: NOW })
    expect(counts.added + counts.unchanged).toBe(COUNT)
    expect(await listQuestionListings()).toHaveLength(COUNT)
  })
})
