import { afterEach, beforeEach, expect, it } from 'vitest'
import { importContent } from '../../lib/question/content-repository'
import { getContentVersion } from '../../lib/question/library-repository'
import { formatProblem } from '../../lib/question/problem'
import {
  findQuestionBySlug,
  findRedirect,
  listQuestionListings,
  listSetRows,
} from '../../lib/question/question-repository'
import { recordReview } from '../../lib/review/review-repository'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile, setFile } from '../factories/content'
import { NOW, newReview, newWriter, readProgress } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

let content: ContentFolder

const run = () => importContent({ folder: content.path, now: NOW })
const countsOf = async () => (await run()).counts
const slugs = async () => (await listQuestionListings()).map(({ slug }) => slug)
const NOTHING = { added: 0, changed: 0, archived: 0 }

describeOnBothDatabases('an import', (testDatabase) => {
  beforeEach(() => {
    content = makeContentFolder()
    content.write(pathOf('one'), questionFile(1))
    content.write(pathOf('two'), questionFile(2))
    content.write('sets/all.md', setFile('All', [2, 1]))
    content.write('README.md', 'Not a question.')
  })

  afterEach(() => content.drop())

  it('brings in what the files say, and a second one changes nothing', async () => {
    expect(await countsOf()).toEqual({ added: 3, changed: 0, unchanged: 0, archived: 0 })
    expect(await findQuestionBySlug('one')).toMatchObject({
      id: idOf(1),
      topics: ['limits'],
      keyPoints: [{ id: 'one', text: 'The first', detail: 'Detail one.' }, { id: 'two' }, { id: 'three' }],
    })
    expect(await listSetRows()).toMatchObject([
      { slug: 'all', entries: [{ questionId: idOf(2) }, { questionId: idOf(1) }] },
    ])
    const version = await getContentVersion()
    expect(await countsOf()).toEqual({ ...NOTHING, unchanged: 3 })
    expect(await getContentVersion()).toBe(version)
  })

  it('gives a candidate’s read nothing that is an interviewer’s', async () => {
    await run()
    expect(JSON.stringify(await findQuestionBySlug('one'))).not.toContain('interviewer')
  })

  it('of an edited question changes it, raises the version, and touches nobody’s progress', async () => {
    await run()
    const { database } = testDatabase()
    const writer = newWriter()
    await recordReview(writer, newReview(idOf(1), 'good'))
    const progress = await readProgress(database, writer.userId, idOf(1))
    const version = await getContentVersion()
    content.write(pathOf('one'), questionFile(1, 'What is it now?'))
    expect(await countsOf()).toEqual({ ...NOTHING, changed: 1, unchanged: 2 })
    expect(await findQuestionBySlug('one')).toMatchObject({ text: 'What is it now?' })
    expect(await getContentVersion()).toBe(version + 1)
    expect(await readProgress(database, writer.userId, idOf(1))).toEqual(progress)
  })

  it('of a renamed file keeps the id, and its old address leads to the new one', async () => {
    await run()
    content.remove(pathOf('one'))
    content.write(pathOf('uno'), questionFile(1))
    expect(await countsOf()).toEqual({ ...NOTHING, changed: 1, unchanged: 2 })
    expect(await findQuestionBySlug('uno')).toMatchObject({ id: idOf(1) })
    expect(await findQuestionBySlug('one')).toBeNull()
    expect(await findRedirect('one')).toBe('uno')
  })

  it('of a chain of names leads from each to the last, and back again to itself', async () => {
    await run()
    for (const [from, to] of [
      ['one', 'uno'],
      ['uno', 'eins'],
    ] as const) {
      content.remove(pathOf(from))
      content.write(pathOf(to), questionFile(1))
      await run()
    }
    expect([await findRedirect('one'), await findRedirect('uno')]).toEqual(['eins', 'eins'])
    content.remove(pathOf('eins'))
    content.write(pathOf('one'), questionFile(1))
    await run()
    expect(await findRedirect('one')).toBeNull()
    expect([await findRedirect('uno'), await findRedirect('eins')]).toEqual(['one', 'one'])
  })

  it('of two that swap their names keeps each one’s id', async () => {
    await run()
    content.write(pathOf('one'), questionFile(2))
    content.write(pathOf('two'), questionFile(1))
    expect(await countsOf()).toEqual({ ...NOTHING, changed: 2, unchanged: 1 })
    expect(await findQuestionBySlug('one')).toMatchObject({ id: idOf(2) })
    expect(await findQuestionBySlug('two')).toMatchObject({ id: idOf(1) })
    expect([await findRedirect('one'), await findRedirect('two')]).toEqual([null, null])
  })

  it('archives what was removed, and brings it back with its file', async () => {
    await run()
    content.remove(pathOf('one'))
    content.write('sets/all.md', setFile('All', [2]))
    expect(await countsOf()).toEqual({ added: 0, changed: 1, unchanged: 1, archived: 1 })
    expect(await slugs()).toEqual(['two'])
    expect(await testDatabase().database.question.count()).toBe(2)
    content.write(pathOf('one'), questionFile(1))
    expect(await countsOf()).toEqual({ ...NOTHING, added: 1, unchanged: 2 })
    expect(await slugs()).toEqual(['one', 'two'])
  })

  it('gives an archived question’s name to a new one', async () => {
    await run()
    content.write('sets/all.md', setFile('All', [2]))
    content.write(pathOf('one'), questionFile(3))
    expect(await countsOf()).toEqual({ added: 1, changed: 1, unchanged: 1, archived: 1 })
    expect(await findQuestionBySlug('one')).toMatchObject({ id: idOf(3) })
  })

  it('archives a removed set', async () => {
    await run()
    content.remove('sets/all.md')
    expect(await countsOf()).toEqual({ ...NOTHING, unchanged: 2, archived: 1 })
    expect(await listSetRows()).toEqual([])
  })

  it.each([
    ['a broken file', pathOf('bad'), '# No front matter', 'questions/limits/bad.md:1:1: The file has no front matter.'],
    [
      'an id twice',
      pathOf('twin'),
      questionFile(1),
      'questions/limits/twin.md:2:1: The id q_00000001 is also that of questions/limits/one.md.',
    ],
    [
      'a set of what isn’t there',
      'sets/more.md',
      setFile('More', [8]),
      'sets/more.md:6:1: No question has the id q_00000008.',
    ],
    [
      'a set of a draft',
      'sets/more.md',
      setFile('More', [9]),
      'sets/more.md:6:1: The question q_00000009 is a draft (questions/limits/draft.md).',
    ],
  ])('with %s imports nothing at all and says where', async (_, file, text, expected) => {
    await run()
    const version = await getContentVersion()
    content.write(pathOf('one'), questionFile(1, 'Is it changed?'))
    content.write(pathOf('draft'), questionFile(9).replace('level: mid', 'level: mid\nstatus: draft'))
    content.write(file, text)
    const report = await run()
    expect(report.isImported).toBe(false)
    expect(report.problems.map(formatProblem).join('\n')).toContain(expected)
    expect(await findQuestionBySlug('one')).toMatchObject({ text: 'What is number 1?' })
    expect(await getContentVersion()).toBe(version)
  })

  it('of a folder that isn’t there, or holds nothing, archives nothing', async () => {
    await run()
    for (const folder of [`${content.path}/nowhere`, `${content.path}/sets`]) {
      const { isImported, problems } = await importContent({ folder, now: NOW })
      expect(isImported).toBe(false)
      expect(problems.map(formatProblem)).toEqual([
        expect.stringContaining('Name the folder that holds questions/ and sets/.'),
      ])
    }
    expect(await slugs()).toEqual(['one', 'two'])
  })

  it('refuses a file that is far too large without reading it, and bytes that are no text', async () => {
    content.write(pathOf('huge'), 'a'.repeat(5_000_000))
    content.write(pathOf('bytes'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe, 0x0a]))
    const { isImported, problems } = await run()
    expect(isImported).toBe(false)
    expect(problems.map(formatProblem)).toEqual([
      'questions/limits/bytes.md:2:1: What stands here isn’t UTF-8. Type it anew and save the file as UTF-8.',
      'questions/limits/huge.md:1:1: The file has 5000000 bytes. Keep it under 256000 characters.',
    ])
  })

  it('of one bad file among many brings in none of them, and all once it is mended', async () => {
    for (let number = 100; number < 400; number += 1) content.write(pathOf(`n${number}`), questionFile(number))
    content.write(pathOf('n250'), questionFile(250).replace('kind: technical', 'kind: hard'))
    const { problems } = await run()
    expect(problems.map(({ path, line }) => [path, line])).toEqual([[pathOf('n250'), 3]])
    expect(await slugs()).toEqual([])
    content.write(pathOf('n250'), questionFile(250))
    expect(await countsOf()).toEqual({ ...NOTHING, added: 303, unchanged: 0 })
  })

  it('that runs twice at once ends as if it had run once', async () => {
    const reports = await Promise.all([run(), run(), run()])
    expect(reports.every(({ isImported }) => isImported)).toBe(true)
    expect(reports.reduce((sum, { counts }) => sum + counts.added, 0)).toBe(3)
    expect(await slugs()).toEqual(['one', 'two'])
    expect(await getContentVersion()).toBe(1)
  })
})
