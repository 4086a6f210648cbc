import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { importContent } from '../../lib/question/content-repository'
import {
  findQuestion,
  findQuestionSet,
  listQuestionListings,
  listQuestionSets,
  listTopics,
} from '../../lib/question/question-queries'
import type { StudyScope } from '../../lib/question/question-views'
import { listReadableScope } from '../../lib/question-set/readable-queries'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile, setFile } from '../factories/content'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const studyQuestions = async (scope: StudyScope) => {
  const { questions, listViews } = await listReadableScope(null, scope)
  const views = await listViews(questions.map(({ id }) => id))
  expect(views.map(({ id }) => id)).toEqual(questions.map(({ id }) => id))
  return views
}

// Next's cache works inside a request of Next alone; the journeys in tests/e2e read through it.
vi.mock('next/cache', () => ({ unstable_cache: (read: unknown) => read }))

let content: ContentFolder

const run = () => importContent({ folder: content.path, now: NOW })
const slugsOf = (questions: { slug: string }[]) => questions.map(({ slug }) => slug)

describeOnBothDatabases('the library', () => {
  beforeEach(async () => {
    content = makeContentFolder()
    content.write(pathOf('one'), questionFile(1))
    content.write(pathOf('two'), questionFile(2))
    content.write(pathOf('three'), questionFile(3))
    content.write(
      'questions/data/four.md',
      questionFile(4).replace('topics: [limits]', 'topics: [data, limits]').replace('Say it.', 'Say *it*.'),
    )
    content.write(
      'sets/some.md',
      setFile('Some', [3, 1]).replace('1. q', '## First\n\n1. q').replace('2. q', '\n## Then\n\n2. q'),
    )
    await run()
  })

  afterEach(() => content.drop())

  it('lists sets with what stands on their cards', async () => {
    expect(await listQuestionSets()).toEqual([
      {
        slug: 'some',
        title: 'Some',
        purpose: 'To test.',
        questionCount: 2,
        totalSeconds: 240,
        lines: [
          { name: 'First', count: 1 },
          { name: 'Then', count: 1 },
        ],
        questionIds: [idOf(3), idOf(1)],
      },
    ])
    expect(await listTopics()).toEqual([
      { topic: 'limits', count: 4 },
      { topic: 'data', count: 1 },
    ])
  })

  it('gives a set by its sections, in its order', async () => {
    const set = await findQuestionSet('some')
    expect(set?.sections.map(({ title, questions }) => [title, slugsOf(questions)])).toEqual([
      ['First', ['three']],
      ['Then', ['one']],
    ])
    expect(await findQuestionSet('none')).toBeNull()
  })

  it('gives a question with its sets and its neighbours there', async () => {
    expect(await findQuestion('one')).toMatchObject({
      question: { id: idOf(1), guidanceHtml: '<p>Say it.</p>' },
      sets: [{ slug: 'some', title: 'Some' }],
      previous: { slug: 'three', text: 'What is number 3?' },
      next: null,
    })
  })

  it('gives a question that stands in no set its neighbours in its topic', async () => {
    expect(await findQuestion('two')).toMatchObject({ sets: [], previous: { slug: 'three' }, next: null })
    expect(await findQuestion('four')).toMatchObject({ sets: [], previous: null, next: null })
  })

  it('never gives a candidate what is the interviewer’s', async () => {
    const everything = [await findQuestion('one'), await studyQuestions({ kind: 'all' }), await listQuestionListings()]
    expect(JSON.stringify(everything)).not.toMatch(/interviewer|listenFor|notes|rubric/)
  })

  it('sends an old address on, also after several renames, and forgets what was archived', async () => {
    for (const [from, to] of [
      ['one', 'uno'],
      ['uno', 'eins'],
    ] as const) {
      content.remove(pathOf(from))
      content.write(pathOf(to), questionFile(1))
      await run()
    }
    expect([await findQuestion('one'), await findQuestion('uno')]).toEqual([
      { redirectTo: 'eins' },
      { redirectTo: 'eins' },
    ])
    content.remove(pathOf('eins'))
    content.write('sets/some.md', setFile('Some', [3]))
    await run()
    expect([await findQuestion('one'), await findQuestion('eins')]).toEqual([null, null])
  })

  it('has no question at an address that can’t be one, whatever stands there', async () => {
    for (const slug of [
      '',
      '\0',
      'a\0b',
      '\uD800',
      '../one',
      'One',
      'q_00000001',
      `one~${idOf(1)}`,
      '%00',
      'a'.repeat(100_000),
    ])
      expect(await findQuestion(slug)).toBeNull()
  })

  it('gives what is to be studied: a set’s in its order, all with the sets’ first, a topic’s', async () => {
    expect(slugsOf(await studyQuestions({ kind: 'set', slug: 'some' }))).toEqual(['three', 'one'])
    expect(slugsOf(await studyQuestions({ kind: 'all' }))).toEqual(['three', 'one', 'four', 'two'])
    expect(slugsOf(await studyQuestions({ kind: 'topic', topic: 'data' }))).toEqual(['four'])
    expect(await studyQuestions({ kind: 'set', slug: 'none' })).toEqual([])
    expect(await studyQuestions({ kind: 'topic', topic: 'a\0b' })).toEqual([])
  })

  it('gives a library of several pages whole and in order', async () => {
    for (let number = 100; number < 260; number += 1) content.write(pathOf(`n${number}`), questionFile(number))
    await run()
    const all = await studyQuestions({ kind: 'all' })
    expect(all).toHaveLength(164)
    expect(new Set(all.map(({ id }) => id)).size).toBe(164)
  })
})

it('asks no database while the app is being built', async () => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  globalThis.callbackDatabase = undefined
  vi.stubEnv('DATABASE_URL', 'mysql://no-database-of-ours')
  try {
    expect(await listQuestionSets()).toEqual([])
    expect(await findQuestion('one')).toBeNull()
    expect(await findQuestionSet('some')).toBeNull()
    expect(await studyQuestions({ kind: 'all' })).toEqual([])
  } finally {
    vi.unstubAllEnvs()
  }
})
