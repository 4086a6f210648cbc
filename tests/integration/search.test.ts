import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findOwnAnswers, listAnswerRows } from '../../lib/answer/answer-queries'
import { changeAnswer, recordSave } from '../../lib/answer/answer-repository'
import { importContent } from '../../lib/question/content-repository'
import { searchLibrary } from '../../lib/question/search-queries'
import type { Segment } from '../../lib/question/search-snippet'
import { signCookie } from '../../lib/session/session-cookie'
import { findSession } from '../../lib/session/session-queries'
import type { Writer } from '../../lib/session/user-repository'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile, setFile } from '../factories/content'
import { NOW, newWriter } from '../factories/practice'
import { FIRST_HITS, HOSTILE_QUERIES } from '../factories/search'
import { describeOnBothDatabases } from '../setup/database'
import { setSessionCookie } from '../setup/next'
import { TEST_SECRET } from '../setup/secret'

vi.mock('next/cache', async () => (await import('../setup/next')).nextCache)
vi.mock('next/headers', async () => (await import('../setup/next')).nextHeaders)

const search = (q: string, more: Record<string, string> = {}) => searchLibrary({ q, ...more })
const slugsOf = (page: Awaited<ReturnType<typeof search>>) => page.hits.map(({ question }) => question.slug)
const find = async (q: string, more: Record<string, string> = {}) => slugsOf(await search(q, more))
const marked = (segments: Segment[] = []) => segments.filter(({ isHit }) => isHit).map(({ text }) => text)

describeOnBothDatabases('a search of the library', () => {
  beforeEach(async () => {
    await importContent({ folder: 'content', now: NOW })
  })

  it('has for each of these queries the question first that it is about', async () => {
    const first: [string, string | undefined][] = []
    for (const [query] of FIRST_HITS) first.push([query, (await find(query))[0]])
    expect(first).toEqual(FIRST_HITS)
    expect(FIRST_HITS.length).toBeGreaterThanOrEqual(50)
  })

  it('marks what was found in the question and in the best part of the rest', async () => {
    const { hits } = await search('replaying webhook')
    expect(hits[0]?.question.slug).toBe('trustworthy-webhook-consumer')
    expect(marked(hits[0]?.segments)).toEqual(['webhook'])
    expect(marked(hits[0]?.snippet?.segments)).toContain('replay')
  })

  it('says what it corrected, and what nothing says', async () => {
    expect(await search('salesfroce')).toMatchObject({
      corrections: [{ typed: 'salesfroce', shown: ['salesforce'] }],
      missing: [],
    })
    const partly = await search('xylophone salesforce')
    expect(partly).toMatchObject({ corrections: [], missing: ['xylophone'] })
    expect(slugsOf(partly)[0]).toBe('salesforce-package-across-versions')
    expect(await search('xylophone')).toMatchObject({ total: 0, hits: [], hasWords: true, missing: ['xylophone'] })
  })

  it('shows those with most of the words where none has all', async () => {
    const page = await search('salesforce sandbox polling oauth')
    expect(page.isPartial).toBe(true)
    expect(page.total).toBeGreaterThan(0)
    expect(await search('sandbox integration')).toMatchObject({ isPartial: false })
  })

  it('is narrowed by set, topic, kind and level, and by all at once', async () => {
    const all = await search('')
    expect(all).toMatchObject({ total: 54, hasWords: false, page: 1, pages: 3 })
    expect(await search('', { set: 'integration-engineer' })).toMatchObject({ total: 24 })
    const webhooks = await search('', { topic: 'webhooks' })
    expect(webhooks.hits.every(({ question }) => question.topics.includes('webhooks'))).toBe(true)
    expect(webhooks.total).toBe(all.choices.topics.find(({ topic }) => topic === 'webhooks')?.count)
    const narrowed = await search('integration', { kind: 'technical', level: 'mid', set: 'integration-engineer' })
    expect(narrowed.total).toBeGreaterThan(0)
    expect(narrowed.total).toBeLessThan((await search('integration')).total)
    for (const { question } of narrowed.hits) expect(question).toMatchObject({ kind: 'technical', level: 'mid' })
  })

  it('lists questions by topic and slug where there is no word', async () => {
    const slugs = (await search('?!')).hits.map(({ question }) => `${question.topic}/${question.slug}`)
    expect(slugs).toEqual([...slugs].sort())
  })

  it('is not narrowed by what isn’t there', async () => {
    const page = await search('webhook', {
      set: 'none',
      topic: "'; DROP TABLE",
      kind: 'KIND',
      level: '\0',
      page: '-1e9',
    })
    expect(page.filters).toEqual({ set: null, topic: null, kind: null, level: null })
    expect(slugsOf(page)).toEqual(await find('webhook'))
    expect((await search('webhook', { page: '99' })).page).toBe(1)
  })

  it('answers whatever is typed', async () => {
    for (const query of HOSTILE_QUERIES) {
      const page = await search(query, { topic: query, set: query, page: query })
      expect(page.total, JSON.stringify(query)).toBeGreaterThanOrEqual(0)
    }
  })
})

const SEARCH_TABLES = ['search_state', 'search_document', 'search_token', 'search_word']

let content: ContentFolder
const run = (now = NOW) => importContent({ folder: content.path, now })

describeOnBothDatabases('the search index', (testDatabase) => {
  beforeEach(async () => {
    content = makeContentFolder()
    content.write(pathOf('one'), questionFile(1, 'What is a zeppelin?'))
    content.write(pathOf('two'), questionFile(2, 'What is a submarine?'))
    content.write('sets/some.md', setFile('Some', [2]))
    await run()
  })

  afterEach(() => content.drop())

  it('finds an edited question by its new words only', async () => {
    expect(await find('zeppelin')).toEqual(['one'])
    content.write(pathOf('one'), questionFile(1, 'What is an airship?'))
    await run()
    expect(await find('airship')).toEqual(['one'])
    expect(await search('zeppelin')).toMatchObject({ hits: [], missing: ['zeppelin'] })
    expect(await search('', { topic: 'limits' })).toMatchObject({ total: 2 })
  })

  it('finds no archived question, and finds it again when its file is back', async () => {
    content.remove(pathOf('one'))
    await run()
    expect(await find('zeppelin')).toEqual([])
    expect(await search('')).toMatchObject({ total: 1 })
    content.write(pathOf('one'), questionFile(1, 'What is a zeppelin?'))
    await run()
    expect(await find('zeppelin')).toEqual(['one'])
  })

  it('follows a renamed question, and sets that change without it', async () => {
    content.remove(pathOf('one'))
    content.write(pathOf('balloon'), questionFile(1, 'What is a zeppelin?'))
    content.write('sets/some.md', setFile('Some', [1]))
    await run()
    expect(await find('zeppelin', { set: 'some' })).toEqual(['balloon'])
    expect(await find('submarine', { set: 'some' })).toEqual([])
  })

  it('never holds what is an interviewer’s', async () => {
    expect(await find('interviewer')).toEqual([])
  })

  it('finds by topics, key points, guidance and example, the text first', async () => {
    content.write(pathOf('three'), questionFile(3).replace('Say it.', 'A submarine, perhaps.'))
    content.write(pathOf('four'), questionFile(4).replace('Detail two.', 'Submarines dive.'))
    await run()
    expect(await find('submarine')).toEqual(['two', 'four', 'three'])
    expect(await find('limits')).toHaveLength(4)
  })

  it('is filled for a library that was there before it, though its files are unchanged', async () => {
    const { database } = testDatabase()
    for (const table of SEARCH_TABLES) await database.$executeRawUnsafe(`DROP TABLE ${table}`)
    expect((await run()).counts).toMatchObject({ unchanged: 3, added: 0 })
    expect(await find('zeppelin')).toEqual(['one'])
  })

  it('is filled also where the files are broken and nothing is imported', async () => {
    const { database } = testDatabase()
    for (const table of SEARCH_TABLES) await database.$executeRawUnsafe(`DROP TABLE ${table}`)
    content.write(pathOf('one'), 'no question')
    expect((await run()).isImported).toBe(false)
    expect(await find('zeppelin')).toEqual(['one'])
  })

  it('is made anew where an older app imported without it', async () => {
    const { database } = testDatabase()
    await database.question.update({ where: { id: idOf(1) }, data: { text: 'What is a balloon?' } })
    await database.contentState.update({ where: { id: 1 }, data: { version: { increment: 1 } } })
    await run()
    expect(await find('balloon')).toEqual(['one'])
    expect(await find('zeppelin')).toEqual([])
  })

  it('pages through more than one page, best first, each question once', async () => {
    for (let number = 10; number < 70; number += 1)
      content.write(pathOf(`many-${number}`), questionFile(number, `Which kite is number ${number}?`))
    await run()
    const pages = [await search('kite'), await search('kite', { page: '2' }), await search('kite', { page: '3' })]
    expect(pages[0]).toMatchObject({ total: 60, pages: 3, page: 1, isCapped: false })
    expect(new Set(pages.flatMap(slugsOf)).size).toBe(60)
    const listed = [await search(''), await search('', { page: '2' }), await search('', { page: '3' })].flatMap(slugsOf)
    expect(new Set(listed).size).toBe(62)
  })

  it('of very many shows those that say it in their own text', async () => {
    for (let number = 100; number < 420; number += 1)
      content.write(pathOf(`many-${number}`), questionFile(number).replace('Detail one.', 'A kite.'))
    content.write(pathOf('zz-last'), questionFile(999, 'Who flies the kite?'))
    await run()
    const page = await search('kite')
    expect(page).toMatchObject({ total: 321, listed: 200, pages: 8 })
    expect(slugsOf(page)[0]).toBe('zz-last')
  })
})

describeOnBothDatabases('a search of one’s own answers', () => {
  let me: Writer
  let other: Writer

  const write = async (writer: Writer, number: number, text: string): Promise<string> => {
    const answerId = randomUUID()
    const save = { id: randomUUID(), answerId, questionId: idOf(number), text, basedOn: '', writerId: randomUUID() }
    await recordSave(writer, { ...save, isNewRevision: false })
    return answerId
  }

  beforeEach(async () => {
    content = makeContentFolder()
    content.write(pathOf('one'), questionFile(1))
    content.write(pathOf('two'), questionFile(2))
    await run()
    me = newWriter()
    other = newWriter()
    setSessionCookie(signCookie('guest', me.userId, TEST_SECRET))
  })

  afterEach(() => {
    setSessionCookie(null)
    content.drop()
  })

  const findMine = async (query: string) => findOwnAnswers(await findSession(), query)

  it('finds mine by all of its words, and nobody else’s', async () => {
    const id = await write(me, 1, 'We rolled the connector back within the hour, and Harbourline stayed up.')
    await write(other, 2, 'Their Harbourline connector is a secret.')
    const found = await findMine('harbourline connectors')
    expect(found).toMatchObject({ total: 1, corrections: [] })
    expect(found.hits[0]).toMatchObject({ id, slug: 'one', questionText: 'What is number 1?', isKept: false })
    expect(marked(found.hits[0]?.snippet?.segments)).toEqual(['connector', 'Harbourline'])
    expect((await findMine('secret')).total).toBe(0)
    expect((await findMine('harbourline zebra')).total).toBe(0)
    setSessionCookie(null)
    expect((await findMine('harbourline')).total).toBe(0)
  })

  it('corrects by what I wrote', async () => {
    await write(me, 1, 'Harbourline stayed up.')
    expect(await findMine('harborline')).toMatchObject({
      total: 1,
      corrections: [{ typed: 'harborline', shown: ['harbourline'] }],
    })
  })

  it('finds no deleted one', async () => {
    const id = await write(me, 1, 'Harbourline stayed up.')
    await changeAnswer(me, id, { isDeleted: true })
    expect((await findMine('harbourline')).total).toBe(0)
  })

  it('is the same in the list of answers', async () => {
    await write(me, 1, 'Harbourline stayed up.')
    const slugs = async (query: string) => (await listAnswerRows(query)).rows.map(({ question }) => question.slug)
    expect(await slugs('harbour stay')).toEqual(['one'])
    expect(await slugs('harborline')).toEqual(['one'])
    expect(await slugs('zebra')).toEqual([])
    expect(await slugs('')).toEqual(['one', 'two'])
  })
})
