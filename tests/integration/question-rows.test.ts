import { expect, it } from 'vitest'
import { importLibrary } from '../../lib/question/library-repository'
import type { ReadQuestion } from '../../lib/question/question-rows-repository'
import { ensureSearchIndex } from '../../lib/question/search-index-repository'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

const QUESTION: ReadQuestion = {
  id: 'q_00000001',
  slug: 'first',
  topic: 'limits',
  topics: ['limits', 'design'],
  kind: 'technical',
  level: 'mid',
  timeLimitSeconds: 120,
  text: 'What’s a “quote” \\ and 😀?',
  guidance: 'Two\n\nparagraphs, null and {"json": true}.',
  keyPoints: [{ id: 'one', text: 'It’s first', detail: '"quoted"' }],
  exampleAnswer: '0012',
  followUps: [],
  listenFor: ['true'],
  notes: '',
  rubric: [{ keyPointId: 'one', cues: ['a'], good: ['b'], vague: [], misconception: [] }],
  contentHash: 'hash',
  source: '# What?\r\n\n',
  path: 'limits/first.md',
}

describeOnBothDatabases('a question that is added', (testDatabase) => {
  it('is stored as it is, instants as Prisma itself stores them', async () => {
    const { database } = testDatabase()
    await ensureSearchIndex(NOW)
    const change = { unchangedQuestionIds: [], sets: [], unchangedSetSlugs: [], basedOnVersion: 0 }
    await importLibrary({ ...change, questions: [QUESTION] }, NOW)
    expect(await database.question.findMany()).toEqual([
      { ...QUESTION, archivedAt: null, createdAt: NOW, updatedAt: NOW },
    ])
    // Read in SQL, where SQLite compares texts.
    expect(await database.question.count({ where: { createdAt: { equals: NOW } } })).toBe(1)
  })
})
