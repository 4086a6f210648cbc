import { afterEach, beforeEach, expect, it } from 'vitest'
import { importContent } from '../../lib/question/content-repository'
import { getContentVersion } from '../../lib/question/library-repository'
import { listQuestionListings } from '../../lib/question/question-repository'
import { type ContentFolder, makeContentFolder, pathOf, questionFile } from '../factories/content'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { startNode } from '../setup/program'

const COUNT = 60

/** Stops for good in the middle of its transaction, behind so many statements that write questions. */
const IMPORT = `
  import { connect } from './lib/platform/db.ts'
  import { importContent } from './lib/question/content-repository.ts'
  const [folder, stopBehind] = process.argv.slice(-2)
  setInterval(() => {}, 60_000)
  let written = 0
  const stop = async ({ args, query }) => {
    const row = await query(args)
    written += 1
    if (written < Number(stopBehind)) return row
    console.log('stopped')
    return new Promise(() => {})
  }
  const stopAtQuestions = (call) => (String(call.args[0]).includes('INTO "Question" ') ? stop(call) : call.query(call.args))
  globalThis.callbackDatabase = connect(process.env.DATABASE_URL).$extends({
    query: { question: { update: stop }, $executeRawUnsafe: stopAtQuestions },
  })
  await importContent({ folder, now: new Date() })
  console.log('imported')
`

let content: ContentFolder

describeOnBothDatabases('an import that is killed', (testDatabase) => {
  beforeEach(() => {
    content = makeContentFolder()
    write('first')
  })

  afterEach(() => content.drop())

  function write(wording: string): void {
    for (let number = 1; number <= COUNT; number += 1)
      content.write(pathOf(`n${number}`), questionFile(number, `What is ${number}, ${wording}?`))
  }

  /** Starts an import and kills it behind so many of its statements. */
  async function killBehind(statements: number): Promise<void> {
    const program = startNode(
      ['--import', 'tsx', '--input-type=module', '-e', IMPORT, content.path, String(statements)],
      { DATABASE_URL: testDatabase().url },
    )
    await program.until(/stopped/)
    program.child.kill('SIGKILL')
    await program.ended
  }

  /** The wordings that are stored, and the version. */
  async function stored() {
    const listings = await listQuestionListings()
    const wordings = new Set(listings.map(({ text }) => text.split(', ')[1]))
    return { count: listings.length, wordings: [...wordings], version: await getContentVersion() }
  }

  const whole = (wording: string, version: number) => ({ count: COUNT, wordings: [`${wording}?`], version })

  it('leaves all or nothing, and the next one finishes the work', { timeout: 300_000 }, async () => {
    await killBehind(1)
    expect(await stored()).toEqual({ count: 0, wordings: [], version: 0 })
    await importContent({ folder: content.path, now: NOW })
    expect(await stored()).toEqual(whole('first', 1))

    write('second')
    for (const statements of [1, COUNT / 2, COUNT]) {
      await killBehind(statements)
      expect(await stored()).toEqual(whole('first', 1))
    }

    const { counts } = await importContent({ folder: content.path, now: NOW })
    expect(counts).toEqual({ added: 0, changed: COUNT, unchanged: 0, archived: 0 })
    expect(await stored()).toEqual(whole('second', 2))
  })
})
