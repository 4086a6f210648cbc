import { databaseProvider, db, type Transaction } from '../platform/db'
import type { SearchDocument } from './search-document'
import type { Clause } from './search-expression'

// The search tables are plain ones and stand outside Prisma's models, so that an index can be made anew wherever it is
// missing. Lists go in as one JSON parameter, an array for each row: `value->>0` is its first on both databases.

/** A document as it stands in the index. */
type StoredDocument = Omit<SearchDocument, 'tokens'> & { id: number; tokens: string }
/** What decides a question's place among those found. */
export type Candidate = Omit<SearchDocument, 'tokens'>
/** Where a piece of a token's ids is kept, and the ids as they are packed. */
export type StoredPiece = { token: string; piece: number; ids: string }
/** A piece of what one clause of several finds. */
type FoundPiece = { clause: number; piece: number; ids: string }

type Dialect = { each: string; tables: string[]; found: string; learn: string | null }

function tablesOf({ bytewise = '', words = '', tokens = '' }): string[] {
  return [
    'DROP TABLE IF EXISTS search_document',
    'DROP TABLE IF EXISTS search_document_tokens',
    'DROP TABLE IF EXISTS search_token',
    'DROP TABLE IF EXISTS search_word',
    `CREATE TABLE search_document (
       id INTEGER PRIMARY KEY, question_id TEXT NOT NULL UNIQUE, topic TEXT ${bytewise} NOT NULL,
       slug TEXT ${bytewise} NOT NULL, text_words TEXT NOT NULL, point_words TEXT NOT NULL)`,
    // Apart, since only a change asks for them: the first matches then stand in a quarter of the pages.
    'CREATE TABLE search_document_tokens (id INTEGER PRIMARY KEY, tokens TEXT NOT NULL)',
    `CREATE TABLE search_word (word TEXT ${bytewise} PRIMARY KEY, questions INTEGER NOT NULL) ${words}`,
    `CREATE TABLE search_token (
       token TEXT ${bytewise} NOT NULL, piece INTEGER NOT NULL, ids TEXT NOT NULL, PRIMARY KEY (token, piece)) ${tokens}`,
  ]
}

const SQLITE: Dialect = {
  each: 'json_each(?) AS item',
  tables: tablesOf({ words: 'WITHOUT ROWID' }),
  // A cross join is read in the order in which it is written.
  found: `SELECT item.value->>0 || ' ' || t.piece || ' ' || t.ids AS line FROM json_each(?) AS item
    CROSS JOIN search_token AS t WHERE t.token >= item.value->>1 AND t.token < item.value->>2`,
  learn: null,
}

const POSTGRESQL: Dialect = {
  each: 'jsonb_array_elements($1::jsonb) AS item (value)',
  tables: [
    ...tablesOf({ bytewise: 'COLLATE "C"', tokens: 'WITH (toast_tuple_target = 8160)' }),
    // Base64 of bits doesn't get smaller, and a row that holds it itself is read at once. To make tokens smaller takes
    // longer than to write them, and they are seldom read.
    'ALTER TABLE search_token ALTER ids SET STORAGE EXTERNAL',
    'ALTER TABLE search_document_tokens ALTER tokens SET STORAGE EXTERNAL',
    'DROP FUNCTION IF EXISTS search_found(TSQUERY, BIGINT)',
    // The planner can't know how little lies between two bounds that each row brings. Here it only has the index, and
    // doesn't compile a plan that it takes for a long one, which takes 80 ms where the rows take one.
    `CREATE OR REPLACE FUNCTION search_pieces(wanted JSONB) RETURNS TABLE (clause INTEGER, piece INTEGER, ids TEXT)
       LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off
       AS 'SELECT (item.value->>0)::integer, t.piece, t.ids FROM jsonb_array_elements(wanted) AS item (value)
           CROSS JOIN LATERAL (SELECT s.piece, s.ids FROM search_token AS s
             WHERE s.token >= item.value->>1 AND s.token < item.value->>2 OFFSET 0) AS t'`,
  ],
  found: "SELECT clause || ' ' || piece || ' ' || ids AS line FROM search_pieces($1::jsonb)",
  learn: 'ANALYZE search_document, search_token',
}

function dialect(): Dialect {
  return databaseProvider() === 'postgresql' ? POSTGRESQL : SQLITE
}

/** Makes the table of the index's own state, where it is not there. */
export async function makeStateTable(tx: Transaction): Promise<void> {
  await tx.$executeRawUnsafe(`CREATE TABLE IF NOT EXISTS search_state (
    id INTEGER PRIMARY KEY, built_as TEXT NOT NULL, content_version INTEGER NOT NULL)`)
}

/** What the index is made as, and of which version of the content; null where there is none yet. */
export async function readState(tx: Transaction): Promise<{ builtAs: string; contentVersion: number } | null> {
  const [state] = await tx.$queryRawUnsafe<{ builtAs: string; contentVersion: number | bigint }[]>(
    'SELECT built_as AS "builtAs", content_version AS "contentVersion" FROM search_state WHERE id = 1',
  )
  return state ? { builtAs: state.builtAs, contentVersion: Number(state.contentVersion) } : null
}

/** Says what the index is made as, and of which version of the content. */
export async function writeState(tx: Transaction, builtAs: string, contentVersion: number): Promise<void> {
  await tx.$executeRawUnsafe('DELETE FROM search_state')
  await tx.$executeRawUnsafe(`INSERT INTO search_state VALUES (1, '${builtAs}', ${contentVersion})`)
}

/** Makes the tables anew, empty; what was in them is gone. */
export async function remakeTables(tx: Transaction): Promise<void> {
  for (const statement of dialect().tables) await tx.$executeRawUnsafe(statement)
}

/** After much was written: lets the database learn what its tables hold. */
export async function learnTables(tx: Transaction): Promise<void> {
  const { learn } = dialect()
  if (learn !== null) await tx.$executeRawUnsafe(learn)
}

/** The highest id of a document; 0 where there is none. */
export async function readLastId(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ id: number | bigint | null }[]>('SELECT max(id) AS id FROM search_document')
  return Number(row?.id ?? 0)
}

/** Those of some questions that are in the index, with their tokens joined by spaces. */
export async function readStored(
  tx: Transaction,
  questionIds: readonly string[],
): Promise<{ id: number; questionId: string; tokens: string }[]> {
  const rows = await tx.$queryRawUnsafe<{ id: number | bigint; questionId: string; tokens: string }[]>(
    `SELECT d.id, d.question_id AS "questionId", t.tokens FROM ${dialect().each}
     JOIN search_document AS d ON d.question_id = item.value->>0 JOIN search_document_tokens AS t ON t.id = d.id`,
    rowsOf(questionIds),
  )
  return rows.map(({ id, ...row }) => ({ ...row, id: Number(id) }))
}

/** Takes documents out. */
export async function deleteDocuments(tx: Transaction, ids: readonly number[]): Promise<void> {
  for (const table of ['search_document', 'search_document_tokens'])
    await tx.$executeRawUnsafe(
      `DELETE FROM ${table} WHERE id IN (SELECT CAST(item.value->>0 AS INTEGER) FROM ${dialect().each})`,
      rowsOf(ids),
    )
}

/** Puts documents in, none of which may be there. */
export async function insertDocuments(tx: Transaction, documents: readonly StoredDocument[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO search_document (id, question_id, topic, slug, text_words, point_words)
     SELECT CAST(item.value->>0 AS INTEGER), item.value->>1, item.value->>2, item.value->>3, item.value->>4,
            item.value->>5
     FROM ${dialect().each}`,
    JSON.stringify(
      documents.map(({ id, questionId, topic, slug, textWords, pointWords }) => [
        id,
        questionId,
        topic,
        slug,
        textWords,
        pointWords,
      ]),
    ),
  )
  await tx.$executeRawUnsafe(
    `INSERT INTO search_document_tokens (id, tokens)
     SELECT CAST(item.value->>0 AS INTEGER), item.value->>1 FROM ${dialect().each}`,
    JSON.stringify(documents.map(({ id, tokens }) => [id, tokens])),
  )
}

/** Adds to the number of questions that have a word, stem or label; at 0 it is forgotten. */
export async function changeCounts(tx: Transaction, changes: ReadonlyMap<string, number>): Promise<void> {
  await tx.$executeRawUnsafe(
    // "WHERE true" tells SQLite's parser that ON is no join's.
    `INSERT INTO search_word (word, questions)
     SELECT item.value->>0, CAST(item.value->>1 AS INTEGER) FROM ${dialect().each} WHERE true
     ON CONFLICT (word) DO UPDATE SET questions = search_word.questions + excluded.questions`,
    JSON.stringify([...changes]),
  )
  await tx.$executeRawUnsafe('DELETE FROM search_word WHERE questions <= 0')
}

/** Those of some pieces that are there. */
export async function readPieces(tx: Transaction, places: readonly Omit<StoredPiece, 'ids'>[]): Promise<StoredPiece[]> {
  const rows = await tx.$queryRawUnsafe<(Omit<StoredPiece, 'piece'> & { piece: number | bigint })[]>(
    `SELECT t.token, t.piece, t.ids FROM ${dialect().each}
     JOIN search_token AS t ON t.token = item.value->>0 AND t.piece = CAST(item.value->>1 AS INTEGER)`,
    JSON.stringify(places.map(({ token, piece }) => [token, piece])),
  )
  return rows.map(({ piece, ...row }) => ({ ...row, piece: Number(piece) }))
}

/** Writes pieces, whether they were there or not; those without ids are deleted. */
export async function writePieces(tx: Transaction, pieces: readonly StoredPiece[]): Promise<void> {
  const kept = pieces.filter(({ ids }) => ids !== '')
  const gone = pieces.filter(({ ids }) => ids === '')
  if (kept.length > 0)
    await tx.$executeRawUnsafe(
      `INSERT INTO search_token (token, piece, ids)
       SELECT item.value->>0, CAST(item.value->>1 AS INTEGER), item.value->>2 FROM ${dialect().each} WHERE true
       ON CONFLICT (token, piece) DO UPDATE SET ids = excluded.ids`,
      JSON.stringify(kept.map(({ token, piece, ids }) => [token, piece, ids])),
    )
  if (gone.length > 0)
    await tx.$executeRawUnsafe(
      `DELETE FROM search_token WHERE (token, piece) IN
         (SELECT item.value->>0, CAST(item.value->>1 AS INTEGER) FROM ${dialect().each})`,
      JSON.stringify(gone.map(({ token, piece }) => [token, piece])),
    )
}

/** All words, stems and labels with the number of their questions, each as "token number". */
export async function readCounts(): Promise<string[]> {
  return readLines("SELECT word || ' ' || questions AS line FROM search_word")
}

/** The ids of all documents by topic and slug. */
export async function readOrder(): Promise<number[]> {
  const [row] = await db().$queryRawUnsafe<{ ids: string | null }[]>(
    `SELECT string_agg(CAST(id AS TEXT), ',' ORDER BY topic, slug) AS ids FROM search_document`,
  )
  return row?.ids ? row.ids.split(',').map(Number) : []
}

/** What each of some clauses finds, in pieces; a clause by its place among them. */
export async function readFound(clauses: readonly Clause[]): Promise<FoundPiece[]> {
  const lines = await readLines(
    dialect().found,
    JSON.stringify(clauses.flatMap((terms, clause) => terms.map(({ from, to }) => [clause, from, to]))),
  )
  return lines.map((line) => {
    const [clause = '', piece = '', ids = ''] = line.split(' ')
    return { clause: Number(clause), piece: Number(piece), ids }
  })
}

/** The ids of a set's questions. */
export async function readIdsOfSet(setSlug: string): Promise<number[]> {
  const mark = databaseProvider() === 'postgresql' ? '$1' : '?'
  const rows = await db().$queryRawUnsafe<{ id: number | bigint }[]>(
    `SELECT d.id FROM "QuestionSetEntry" AS e JOIN search_document AS d ON d.question_id = e."questionId"
     WHERE e."setSlug" = ${mark}`,
    setSlug,
  )
  return rows.map(({ id }) => Number(id))
}

/** Some documents, in no order. */
export async function readCandidates(ids: readonly number[]): Promise<Candidate[]> {
  const lines = await readLines(
    `SELECT d.question_id || ',' || d.topic || ',' || d.slug || ',' || d.text_words || ',' || d.point_words AS line
     FROM ${dialect().each} JOIN search_document AS d ON d.id = CAST(item.value->>0 AS INTEGER)`,
    rowsOf(ids),
  )
  return lines.map((line) => {
    const [questionId = '', topic = '', slug = '', textWords = '', pointWords = ''] = line.split(',')
    return { questionId, topic, slug, textWords, pointWords }
  })
}

/**
 * A statement's rows, each as a line, of which words and names have none. Prisma makes a value of each column of each
 * row: of some hundred rows that takes longer than the database does.
 */
async function readLines(select: string, ...values: string[]): Promise<string[]> {
  const [row] = await db().$queryRawUnsafe<{ lines: string | null }[]>(
    `SELECT string_agg(line, '\n') AS "lines" FROM (${select}) AS found`,
    ...values,
  )
  return row?.lines ? row.lines.split('\n') : []
}

/** The questions of some documents, in the order of the ids. */
export async function readQuestionIds(ids: readonly number[]): Promise<string[]> {
  const rows = await db().$queryRawUnsafe<{ id: number | bigint; questionId: string }[]>(
    `SELECT d.id, d.question_id AS "questionId"
     FROM ${dialect().each} JOIN search_document AS d ON d.id = CAST(item.value->>0 AS INTEGER)`,
    rowsOf(ids),
  )
  const byId = new Map(rows.map(({ id, questionId }) => [Number(id), questionId]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function rowsOf(values: readonly (string | number)[]): string {
  return JSON.stringify(values.map((value) => [value]))
}
