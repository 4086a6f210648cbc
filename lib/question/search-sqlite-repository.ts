import { db } from '../platform/db'
import { expressionOf, type IndexQuery, type Syntax } from './search-expression'
import type { Candidate, SearchStore } from './search-store-repository'

// One table has the documents; the FTS5 table (https://sqlite.org/fts5.html) only leads to them, so it keeps no text of
// its own (content='') and no places in it (detail=none). Its tokenizer takes our tokens as they are: they are folded
// already, all but our marks is letters, and what isn't ASCII counts as a letter.
const TABLES = [
  'DROP TABLE IF EXISTS search_token',
  'DROP TABLE IF EXISTS search_document',
  'DROP TABLE IF EXISTS search_word',
  `CREATE TABLE search_document (
     id INTEGER PRIMARY KEY, question_id TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, slug TEXT NOT NULL,
     text_words TEXT NOT NULL, point_words TEXT NOT NULL, tokens TEXT NOT NULL)`,
  'CREATE INDEX search_document_order ON search_document (topic, slug, question_id)',
  'CREATE TABLE search_word (word TEXT PRIMARY KEY, questions INTEGER NOT NULL) WITHOUT ROWID',
  `CREATE VIRTUAL TABLE search_token USING fts5(
     tokens, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="ascii tokenchars '^#=-'")`,
]
const STATE = `CREATE TABLE IF NOT EXISTS search_state (
  id INTEGER PRIMARY KEY, built_as TEXT NOT NULL, content_version INTEGER NOT NULL)`

const CANDIDATE = `d.question_id AS "questionId", d.topic, d.slug, d.text_words AS "textWords",
  d.point_words AS "pointWords"`

const SYNTAX: Syntax = {
  and: ' AND ',
  or: ' OR ',
  termOf: ({ token, isBeginning }) => `"${token}"${isBeginning ? '*' : ''}`,
}

/** The search tables on SQLite. */
export const sqliteSearchStore: SearchStore = {
  async remake(tx) {
    for (const statement of TABLES) await tx.$executeRawUnsafe(statement)
  },
  async makeState(tx) {
    await tx.$executeRawUnsafe(STATE)
  },
  async insert(tx, documents) {
    await tx.$executeRawUnsafe(
      `INSERT INTO search_document (question_id, topic, slug, text_words, point_words, tokens)
       SELECT value->>'questionId', value->>'topic', value->>'slug', value->>'textWords', value->>'pointWords',
              value->>'tokens'
       FROM json_each(?)`,
      JSON.stringify(documents.map((document) => ({ ...document, tokens: document.tokens.join(' ') }))),
    )
    await tx.$executeRawUnsafe(
      `INSERT INTO search_token (rowid, tokens)
       SELECT id, tokens FROM search_document WHERE question_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(documents.map(({ questionId }) => questionId)),
    )
  },
  async remove(tx, questionIds) {
    const ids = JSON.stringify(questionIds)
    const rows = await tx.$queryRawUnsafe<{ tokens: string }[]>(
      'SELECT tokens FROM search_document WHERE question_id IN (SELECT value FROM json_each(?))',
      ids,
    )
    await tx.$executeRawUnsafe(
      `DELETE FROM search_token WHERE rowid IN
         (SELECT id FROM search_document WHERE question_id IN (SELECT value FROM json_each(?)))`,
      ids,
    )
    await tx.$executeRawUnsafe('DELETE FROM search_document WHERE question_id IN (SELECT value FROM json_each(?))', ids)
    return rows.map(({ tokens }) => tokens)
  },
  async count(tx, changes) {
    await tx.$executeRawUnsafe(
      // "WHERE true" tells its parser that ON is no join's.
      `INSERT INTO search_word (word, questions) SELECT value->>0, value->>1 FROM json_each(?) WHERE true
       ON CONFLICT (word) DO UPDATE SET questions = questions + excluded.questions`,
      JSON.stringify([...changes]),
    )
    await tx.$executeRawUnsafe('DELETE FROM search_word WHERE questions <= 0')
  },
  async settle() {
    // Its plans don't hang on how many there are.
  },
  async readCounts() {
    const [row] = await db().$queryRawUnsafe<{ lines: string | null }[]>(
      `SELECT group_concat(word || ' ' || questions, char(10)) AS "lines" FROM search_word`,
    )
    return row?.lines ?? ''
  },
  async find(query, limit) {
    const { where, values } = conditionOf(query)
    return db().$queryRawUnsafe<Candidate[]>(
      `SELECT ${CANDIDATE} FROM (SELECT rowid FROM search_token WHERE ${where} ORDER BY rowid LIMIT ?) AS found
       JOIN search_document AS d ON d.id = found.rowid ORDER BY d.id`,
      ...values,
      limit,
    )
  },
  async countUpTo(query, limit) {
    const { where, values } = conditionOf(query)
    const from = hasMatch(query) ? 'search_token' : 'search_document'
    const [row] = await db().$queryRawUnsafe<{ n: number | bigint }[]>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`,
      ...values,
      limit,
    )
    return Number(row?.n ?? 0)
  },
  async listIds(query, { skip, take }) {
    // The plus keeps SQLite from finding rows by id: it would then sort all that match, where an index has the order.
    const { where, values } = conditionOf(query)
    const condition = hasMatch(query) ? `+id IN (SELECT rowid FROM search_token WHERE ${where})` : where
    const rows = await db().$queryRawUnsafe<{ id: string }[]>(
      `SELECT question_id AS id FROM search_document WHERE ${condition} ORDER BY topic, slug LIMIT ? OFFSET ?`,
      ...values,
      take,
      skip,
    )
    return rows.map(({ id }) => id)
  },
}

function hasMatch(query: IndexQuery): boolean {
  return expressionOf(query, SYNTAX) !== null
}

/** The rows of either table that a query wants, by rowid, with the values of its question marks. */
function conditionOf(query: IndexQuery): { where: string; values: string[] } {
  const expression = expressionOf(query, SYNTAX)
  const conditions: string[] = ['true']
  const values: string[] = []
  if (expression !== null) {
    conditions.push('search_token MATCH ?')
    values.push(expression)
  }
  if (query.setSlug !== null) {
    // The plus: else the full-text query would be asked anew for each row of the set.
    conditions.push(`+rowid IN (SELECT s.id FROM "QuestionSetEntry" AS e
      JOIN search_document AS s ON s.question_id = e."questionId" WHERE e."setSlug" = ?)`)
    values.push(query.setSlug)
  }
  return { where: conditions.join(' AND '), values }
}
