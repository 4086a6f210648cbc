import { isRetryable } from '../platform/database-error'
import { db, type Transaction } from '../platform/db'
import { lockContent } from './content-state-repository'
import { listSearchableQuestions } from './question-repository'
import { makeIndexChange, type PieceChange } from './search-change'
import { type SearchableQuestion, searchDocumentOf } from './search-document'
import type { Clause } from './search-expression'
import { type IdSet, noIds, setOfIds } from './search-id-set'
import { addPiece, changedPiece, pieceOf } from './search-postings'
import {
  changeCounts,
  deleteDocuments,
  insertDocuments,
  learnTables,
  makeStateTable,
  readCounts,
  readFound,
  readLastId,
  readOrder,
  readPieces,
  readState,
  readStored,
  remakeTables,
  writePieces,
  writeState,
} from './search-tables-repository'
import { makeVocabulary, type Vocabulary } from './search-vocabulary'

/** Raise it when a question gives other tokens than before, or the tables change: the index is then made anew. */
const BUILT_AS = '3'
const BATCH = 200
/** Pieces that go to the database at once. */
const PIECES_AT_ONCE = 4_000
/** What is kept of a change before it is written: some 100 MB. */
const MAX_PENDING = 4_000_000
const TIMEOUT_MS = 600_000
const TRIES = 5

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
  await makeStateTable(tx)
  const state = await readState(tx)
  if (state?.builtAs === BUILT_AS && state.contentVersion === version) return
  await remakeTables(tx)
  const writer = await openWriter(tx)
  for (let skip = 0; ; skip += BATCH) {
    const questions = await listSearchableQuestions(tx, { skip, take: BATCH })
    await writer.write(questions)
    if (questions.length < BATCH) break
  }
  await writer.close()
  await writeState(tx, BUILT_AS, version)
}

/** What an import wrote and what it archived. */
type LibraryChange = { written: readonly SearchableQuestion[]; goneIds: readonly string[]; version: number }

/** Brings the index to what an import did, in the import's own transaction. The index must be there. */
export async function updateSearchIndex(tx: Transaction, { written, goneIds, version }: LibraryChange): Promise<void> {
  const writer = await openWriter(tx)
  for (let start = 0; start < goneIds.length; start += BATCH) await writer.remove(goneIds.slice(start, start + BATCH))
  for (let start = 0; start < written.length; start += BATCH) await writer.write(written.slice(start, start + BATCH))
  await writer.close()
  await writeState(tx, BUILT_AS, version)
}

type Writer = {
  write: (questions: readonly SearchableQuestion[]) => Promise<void>
  remove: (questionIds: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

/** Documents are written at once; what stands for many of them is gathered, and written when there is much of it. */
async function openWriter(tx: Transaction): Promise<Writer> {
  const change = makeIndexChange()
  let lastId = await readLastId(tx)
  const wasEmpty = lastId === 0
  let lastPiece = wasEmpty ? -1 : pieceOf(lastId)
  const readKnown = async (questionIds: readonly string[]) =>
    new Map(wasEmpty ? [] : (await readStored(tx, questionIds)).map((stored) => [stored.questionId, stored]))
  const writeSome = async (some: readonly PieceChange[]) => {
    // Behind the last piece nothing can be there: of a first import all is new.
    const older = some.filter(({ piece }) => piece <= lastPiece)
    const known = new Map(
      (older.length > 0 ? await readPieces(tx, older) : []).map(({ token, piece, ids }) => [`${token} ${piece}`, ids]),
    )
    const changed = some.map(({ token, piece, changes }) => ({
      token,
      piece,
      ids: changedPiece(known.get(`${token} ${piece}`) ?? '', changes),
    }))
    await writePieces(tx, changed)
  }
  const flush = async () => {
    let some: PieceChange[] = []
    for (const piece of change.takePieces()) {
      if (some.push(piece) < PIECES_AT_ONCE) continue
      await writeSome(some)
      some = []
    }
    await writeSome(some)
    lastPiece = pieceOf(lastId)
  }
  return {
    async write(questions) {
      if (questions.length === 0) return
      const known = await readKnown(questions.map(({ id }) => id))
      const documents = questions.map((question) => {
        const { tokens, ...document } = searchDocumentOf(question)
        const before = known.get(question.id)
        const id = before?.id ?? lastId + 1
        lastId = Math.max(lastId, id)
        change.add(id, before?.tokens.split(' ') ?? [], tokens)
        return { ...document, id, tokens: tokens.join(' ') }
      })
      if (known.size > 0) await deleteDocuments(tx, idsOf(known))
      await insertDocuments(tx, documents)
      if (change.size() > MAX_PENDING) await flush()
    },
    async remove(questionIds) {
      const known = await readKnown(questionIds)
      for (const { id, tokens } of known.values()) change.add(id, tokens.split(' '), [])
      await deleteDocuments(tx, idsOf(known))
      if (change.size() > MAX_PENDING) await flush()
    },
    async close() {
      await flush()
      await changeCounts(tx, change.counts())
      await learnTables(tx)
    },
  }
}

function idsOf(known: ReadonlyMap<string, { id: number }>): number[] {
  return [...known.values()].map(({ id }) => id)
}

/** What a search needs of the whole library at hand. */
export type LibraryIndex = {
  vocabulary: Vocabulary
  /** The ids of all documents by topic and slug. */
  order: readonly number[]
  /** All of them. */
  all: IdSet
  lastId: number
}

let kept: { database: unknown; key: string; index: LibraryIndex } | undefined

/** All words of the library, and its order. Read once for each version of it. */
export async function getLibraryIndex(): Promise<LibraryIndex> {
  const state = await readState(db())
  const key = state ? `${state.builtAs} ${state.contentVersion}` : ''
  if (kept?.key === key && kept.database === db()) return kept.index
  const counts = new Map<string, number>()
  for (const line of await readCounts()) {
    const space = line.indexOf(' ')
    if (space > 0) counts.set(line.slice(0, space), Number(line.slice(space + 1)))
  }
  const order = await readOrder()
  const lastId = order.reduce((last, id) => Math.max(last, id), 0)
  const index = { vocabulary: makeVocabulary(counts), order, all: setOfIds(order, lastId), lastId }
  kept = { database: db(), key, index }
  return index
}

/** The documents that each of some clauses finds. */
export async function findSets(clauses: readonly Clause[], lastId: number): Promise<IdSet[]> {
  const sets = clauses.map(() => noIds(lastId))
  for (const { clause, piece, ids } of await readFound(clauses)) {
    const set = sets[clause]
    if (set) addPiece(set, piece, ids)
  }
  return sets
}
