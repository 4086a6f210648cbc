import { isRetryable } from '../platform/database-error'
import { databaseProvider, db, type Transaction } from '../platform/db'
import { lockContent } from './content-state-repository'
import { listSearchableQuestions } from './question-repository'
import { isOfVocabulary, type SearchableQuestion, searchDocumentOf } from './search-document'
import type { IndexQuery } from './search-expression'
import { postgresqlSearchStore } from './search-postgresql-repository'
import { sqliteSearchStore } from './search-sqlite-repository'
import type { Candidate, SearchStore } from './search-store-repository'
import { makeVocabulary, type Vocabulary } from './search-vocabulary'

/** Raise it when a question gives other tokens than before, or the tables change: the index is then made anew. */
const BUILT_AS = '2'
const BATCH = 200
const TIMEOUT_MS = 600_000
const TRIES = 5

function store(): SearchStore {
  return databaseProvider() === 'postgresql' ? postgresqlSearchStore : sqliteSearchStore
}

type State = { builtAs: string; contentVersion: number | bigint }
const STATE = 'SELECT built_as AS "builtAs", content_version AS "contentVersion" FROM search_state WHERE id = 1'

/**
 * Makes sure that the index is there and says what the library says, also where the database was filled before there
 * was an index, or by an app that had another. Several processes may call it at once: the others wait.
 */
export async function ensureSearchIndex(now: Date): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await db().$transaction((tx) => ensure(tx, now), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS })
      return
    } catch (error) {
      if (tries === TRIES || !isRetryable(error)) throw error
    }
  }
}

async function ensure(tx: Transaction, now: Date): Promise<void> {
  const version = await lockContent(tx, now)
  await store().makeState(tx)
  const [state] = await tx.$queryRawUnsafe<State[]>(STATE)
  if (state?.builtAs === BUILT_AS && Number(state.contentVersion) === version) return
  await store().remake(tx)
  const counts = new Map<string, number>()
  for (let skip = 0; ; skip += BATCH) {
    const questions = await listSearchableQuestions(tx, { skip, take: BATCH })
    await insert(tx, questions, counts)
    if (questions.length < BATCH) break
  }
  await store().count(tx, counts)
  await store().settle(tx)
  await writeState(tx, version)
}

/** What an import wrote and what it archived. */
type IndexChange = { written: readonly SearchableQuestion[]; goneIds: readonly string[]; version: number }

/** Brings the index to what an import did, in the import's own transaction. The index must be there. */
export async function updateSearchIndex(tx: Transaction, { written, goneIds, version }: IndexChange): Promise<void> {
  const counts = new Map<string, number>()
  const [known] = await tx.$queryRawUnsafe<unknown[]>('SELECT id FROM search_document LIMIT 1')
  const stale = known === undefined ? [] : [...goneIds, ...written.map(({ id }) => id)]
  // What a database can build once all is there takes half as long.
  if (known === undefined) await store().remake(tx)
  for (let start = 0; start < stale.length; start += BATCH) {
    const removed = await store().remove(tx, stale.slice(start, start + BATCH))
    for (const tokens of removed) add(counts, tokens.split(' '), -1)
  }
  for (let start = 0; start < written.length; start += BATCH)
    await insert(tx, written.slice(start, start + BATCH), counts)
  await store().count(tx, new Map([...counts].filter(([, change]) => change !== 0)))
  await store().settle(tx)
  await writeState(tx, version)
}

async function insert(
  tx: Transaction,
  questions: readonly SearchableQuestion[],
  counts: Map<string, number>,
): Promise<void> {
  if (questions.length === 0) return
  const documents = questions.map(searchDocumentOf)
  await store().insert(tx, documents)
  for (const { tokens } of documents) add(counts, tokens, 1)
}

function add(counts: Map<string, number>, tokens: readonly string[], change: number): void {
  for (const token of tokens) if (isOfVocabulary(token)) counts.set(token, (counts.get(token) ?? 0) + change)
}

async function writeState(tx: Transaction, version: number): Promise<void> {
  await tx.$executeRawUnsafe('DELETE FROM search_state')
  await tx.$executeRawUnsafe(`INSERT INTO search_state VALUES (1, '${BUILT_AS}', ${version})`)
}

let kept: { database: unknown; key: string; vocabulary: Vocabulary } | undefined

/** All words of the library. Read once for each version of it. */
export async function getVocabulary(): Promise<Vocabulary> {
  const [state] = await db().$queryRawUnsafe<State[]>(STATE)
  const key = state ? `${state.builtAs} ${state.contentVersion}` : ''
  if (kept?.key === key && kept.database === db()) return kept.vocabulary
  const counts = new Map<string, number>()
  for (const line of (await store().readCounts()).split('\n')) {
    const space = line.indexOf(' ')
    if (space > 0) counts.set(line.slice(0, space), Number(line.slice(space + 1)))
  }
  const vocabulary = makeVocabulary(counts)
  kept = { database: db(), key, vocabulary }
  return vocabulary
}

/** Some questions that match, as the index keeps them. */
export function findCandidates(query: IndexQuery, limit: number): Promise<Candidate[]> {
  return store().find(query, limit)
}

/** How many questions match, counted up to a limit. */
export function countMatches(query: IndexQuery, limit: number): Promise<number> {
  return store().countUpTo(query, limit)
}

/** The ids of matching questions by topic and slug: `take` behind the first `skip`. */
export function listMatchingIds(query: IndexQuery, page: { skip: number; take: number }): Promise<string[]> {
  return store().listIds(query, page)
}
