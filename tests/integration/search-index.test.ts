import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Database } from '../../lib/platform/db'
import { importContent } from '../../lib/question/content-repository'
import { listSearchableQuestions } from '../../lib/question/question-repository'
import { searchDocumentOf } from '../../lib/question/search-document'
import { firstIds, noIds } from '../../lib/question/search-id-set'
import { ensureSearchIndex, getLibraryIndex } from '../../lib/question/search-index-repository'
import { addPiece } from '../../lib/question/search-postings'
import { searchLibrary } from '../../lib/question/search-queries'
import { gradeOf, readQuery } from '../../lib/question/search-query'
import { makeContentFolder, pathOf, questionFile } from '../factories/content'
import { NOW } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'

/** Beginnings and forms of one another, and letters that take more than one place. */
const WORDS = [
  ...['lim', 'limit', 'limits', 'limiting', 'limited', 'limestone', 'lime', 'rate', 'rated', 'rating', 'rates'],
  ...['node.js', 'c++', '𐌰𐌱', '𐌰𐌱𐌲𐌳', 'über', 'übergang', '限', '流', '2', '24', '2026', 'ticket1', 'ticket12'],
]
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
/** Whole words and what they begin with. */
const queries = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 })
  .map((some) => some.map(([word, length]) => [...word].slice(0, length).join('')).join(' '))

const fileOf = (number: number, { text, detail }: { text: string; detail: string }) =>
  questionFile(number, `What is ${text}?`).replace('Detail one.', `Detail ${detail}.`)

describeOnBothDatabases('the search index', (testDatabase) => {
  it('finds exactly what has the words, as a look through all questions does', { timeout: 300_000 }, async () => {
    const content = makeContentFolder()
    const { database } = testDatabase()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ text: words, detail: words }), { minLength: 5, maxLength: 25 }),
        fc.array(queries, { minLength: 20, maxLength: 40 }),
        async (questions, asked) => {
          for (const [at, question] of questions.entries()) content.write(pathOf(`one-${at}`), fileOf(at + 1, question))
          await importContent({ folder: content.path, now: NOW })
          const documents = (await listSearchableQuestions(database, { skip: 0, take: 100 })).map(searchDocumentOf)
          const { vocabulary } = await getLibraryIndex()
          for (const q of asked) {
            const query = readQuery(q, vocabulary, documents.length)
            const present = query.words.filter(({ forms }) => forms.length > 0)
            const countOf = (tokens: string[]) =>
              present.filter((word) => tokens.some((token) => gradeOf(word, token) > 0)).length
            const counts = documents.map(({ tokens }) => countOf(tokens))
            const page = await searchLibrary({ q })
            const most = Math.max(...counts)
            expect(page.isPartial, q).toBe(most < present.length)
            const matching = documents.filter((_, at) => most > 0 && counts[at] === most)
            expect(page.total, q).toBe(matching.length)
            expect(page.hits.map(({ question }) => question.slug).sort()).toEqual(
              matching.map(({ slug }) => slug).sort(),
            )
          }
        },
      ),
      { numRuns: 8 },
    )
    content.drop()
  })

  it('is after any imports what it is when it is made anew', { timeout: 300_000 }, async () => {
    const content = makeContentFolder()
    const { database } = testDatabase()
    // Never empty: an empty folder is refused.
    content.write(pathOf('staying'), questionFile(99))
    const edit = fc.record({ number: fc.integer({ min: 1, max: 8 }), text: words, detail: words, isGone: fc.boolean() })
    const there = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        for (const { number, isGone, ...question } of edits) {
          if (!isGone) content.write(pathOf(`one-${number}`), fileOf(number, question))
          else if (there.has(number)) content.remove(pathOf(`one-${number}`))
          if (isGone) there.delete(number)
          else there.add(number)
        }
        await importContent({ folder: content.path, now: NOW })
        const kept = await dump(database)
        await database.$executeRawUnsafe('DELETE FROM search_state')
        await ensureSearchIndex(NOW)
        expect(kept).toEqual(await dump(database))
        expect(Object.keys(kept.tokens).length).toBeGreaterThan(20)
      }),
      { numRuns: 12 },
    )
    content.drop()
  })
})

/** All that the tables say, by the questions' own ids. */
async function dump(database: Database) {
  const documents = await database.$queryRawUnsafe<{ id: number; question_id: string; tokens: string }[]>(
    'SELECT * FROM search_document JOIN search_document_tokens USING (id) ORDER BY question_id',
  )
  const questions = new Map(documents.map(({ id, question_id }) => [id, question_id]))
  const lastId = Math.max(...questions.keys())
  const pieces = await database.$queryRawUnsafe<{ token: string; piece: number; ids: string }[]>(
    'SELECT token, piece, ids FROM search_token',
  )
  const tokens: Record<string, (string | undefined)[]> = {}
  for (const { token, piece, ids } of pieces) {
    const set = noIds(lastId)
    addPiece(set, piece, ids)
    tokens[token] = firstIds(set, lastId).map((id) => questions.get(id))
    tokens[token].sort()
  }
  const counts = await database.$queryRawUnsafe<{ word: string; questions: number }[]>(
    'SELECT word, questions FROM search_word ORDER BY word',
  )
  return { documents: documents.map(({ id: _, ...document }) => document), tokens, counts }
}
