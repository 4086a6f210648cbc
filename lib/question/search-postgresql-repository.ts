import { db } from '../platform/db'
import { expressionOf, type IndexQuery, type Syntax } from './search-expression'
import type { Candidate, SearchStore } from './search-store-repository'

// Tokens go in as a tsvector's lexemes and are matched by a tsquery that is written out: the server's own parser and
// dictionaries, which differ from place to place, have no say. "C" sorts as SQLite does.
//
// They stand in a table of their own, outside its rows: those are then so small that all which match are read in a few
// milliseconds, however many, once the index has said which.
const TABLES = [
  'DROP TABLE IF EXISTS search_document',
  'DROP TABLE IF EXISTS search_token',
  'DROP TABLE IF EXISTS search_word',
  `CREATE TABLE search_document (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, question_id TEXT NOT NULL UNIQUE,
     topic TEXT COLLATE "C" NOT NULL, slug TEXT COLLATE "C" NOT NULL,
     text_words TEXT NOT NULL, point_words TEXT NOT NULL)`,
  'CREATE INDEX search_document_order ON search_document (topic, slug, question_id)',
  'CREATE TABLE search_token (id BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL) WITH (toast_tuple_target = 128)',
  // To learn of the labels that most have, a few thousand rows are enough.
  'ALTER TABLE search_token ALTER tokens SET STORAGE EXTERNAL, ALTER tokens SET STATISTICS 10',
  'CREATE TABLE search_word (word TEXT COLLATE "C" PRIMARY KEY, questions INTEGER NOT NULL)',
  // The planner knows nothing of what it costs to fetch a tsvector from where it stands: it would rather look at each
  // row's, in order, than ask the index. Here it can't.
  `CREATE OR REPLACE FUNCTION search_found(wanted TSQUERY, most BIGINT) RETURNS SETOF BIGINT LANGUAGE sql STABLE ROWS 200
     SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
     AS 'SELECT id FROM search_token WHERE tokens @@ wanted ORDER BY id LIMIT most'`,
]
/** Without the list of what is pending: a search would read it through. Once much was written: half as long so. */
const INDEX = `CREATE INDEX IF NOT EXISTS search_token_tokens ON search_token USING gin (tokens) WITH (fastupdate = off)`
const STATE = `CREATE TABLE IF NOT EXISTS search_state (
  id INTEGER PRIMARY KEY, built_as TEXT NOT NULL, content_version INTEGER NOT NULL)`

const CANDIDATE = `d.question_id AS "questionId", d.topic, d.slug, d.text_words AS "textWords",
  d.point_words AS "pointWords"`

const SYNTAX: Syntax = {
  and: ' & ',
  or: ' | ',
  termOf: ({ token, isBeginning }) => `'${token}'${isBeginning ? ':*' : ''}`,
}

/** The search tables on PostgreSQL. */
export const postgresqlSearchStore: SearchStore = {
  async remake(tx) {
    for (const statement of TABLES) await tx.$executeRawUnsafe(statement)
  },
  async makeState(tx) {
    await tx.$executeRawUnsafe(STATE)
  },
  async insert(tx, documents) {
    await tx.$executeRawUnsafe(
      `INSERT INTO search_document (question_id, topic, slug, text_words, point_words)
       SELECT value->>'questionId', value->>'topic', value->>'slug', value->>'textWords', value->>'pointWords'
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS document (value, place) ORDER BY place`,
      JSON.stringify(documents.map(({ tokens: _, ...document }) => document)),
    )
    await tx.$executeRawUnsafe(
      `INSERT INTO search_token (id, tokens)
       SELECT d.id, array_to_tsvector(string_to_array(value, ' '))
       FROM jsonb_each_text($1::jsonb) AS document (question_id, value) JOIN search_document AS d USING (question_id)`,
      JSON.stringify(Object.fromEntries(documents.map(({ questionId, tokens }) => [questionId, tokens.join(' ')]))),
    )
  },
  async remove(tx, questionIds) {
    const rows = await tx.$queryRawUnsafe<{ tokens: string }[]>(
      `WITH gone AS (
         DELETE FROM search_document WHERE question_id IN (SELECT jsonb_array_elements_text($1::jsonb)) RETURNING id)
       DELETE FROM search_token WHERE id IN (SELECT id FROM gone)
       RETURNING array_to_string(tsvector_to_array(tokens), ' ') AS tokens`,
      JSON.stringify(questionIds),
    )
    return rows.map(({ tokens }) => tokens)
  },
  async count(tx, changes) {
    await tx.$executeRawUnsafe(
      `INSERT INTO search_word (word, questions)
       SELECT value->>0, (value->>1)::integer FROM jsonb_array_elements($1::jsonb) AS change (value)
       ON CONFLICT (word) DO UPDATE SET questions = search_word.questions + excluded.questions`,
      JSON.stringify([...changes]),
    )
    await tx.$executeRawUnsafe('DELETE FROM search_word WHERE questions <= 0')
  },
  async settle(tx) {
    await tx.$executeRawUnsafe(INDEX)
    // Else the next pages of a topic sort all that it has, where reading in order until there are enough is far less.
    await tx.$executeRawUnsafe('ANALYZE search_document, search_token')
  },
  async readCounts() {
    const [row] = await db().$queryRawUnsafe<{ lines: string | null }[]>(
      `SELECT string_agg(word || ' ' || questions, chr(10)) AS "lines" FROM search_word`,
    )
    return row?.lines ?? ''
  },
  async find(query, limit) {
    const { from, values } = matchesOf(query, limit)
    return db().$queryRawUnsafe<Candidate[]>(
      `SELECT ${CANDIDATE} FROM ${from} AS found (id) JOIN search_document AS d USING (id) ORDER BY id`,
      ...values,
    )
  },
  async countUpTo(query, limit) {
    const { from, values } = matchesOf(query, limit)
    const [row] = await db().$queryRawUnsafe<{ n: number | bigint }[]>(
      `SELECT count(*) AS n FROM ${from} AS found (id)`,
      ...values,
    )
    return Number(row?.n ?? 0)
  },
  async listIds(query, { skip, take }) {
    const { where, values } = conditionOf(query)
    const rows = await db().$queryRawUnsafe<{ id: string }[]>(
      `SELECT question_id AS id FROM search_document WHERE ${where} ORDER BY topic, slug LIMIT ${take} OFFSET ${skip}`,
      ...values,
    )
    return rows.map(({ id }) => id)
  },
}

/** The ids of the first rows that a query wants, as a table of one column. */
function matchesOf(query: IndexQuery, limit: number): { from: string; values: string[] } {
  const expression = expressionOf(query, SYNTAX)
  if (expression !== null && query.setSlug === null)
    return { from: `search_found($1::tsquery, ${limit})`, values: [expression] }
  // What a set narrows is little: the planner sees that by itself.
  const { where, values } = conditionOf(query)
  return { from: `(SELECT id FROM search_document WHERE ${where} ORDER BY id LIMIT ${limit})`, values }
}

function conditionOf(query: IndexQuery): { where: string; values: string[] } {
  const expression = expressionOf(query, SYNTAX)
  const conditions: string[] = ['true']
  const values: string[] = []
  if (expression !== null) {
    values.push(expression)
    conditions.push(`id IN (SELECT id FROM search_token WHERE tokens @@ $${values.length}::tsquery)`)
  }
  if (query.setSlug !== null) {
    values.push(query.setSlug)
    conditions.push(`question_id IN (SELECT "questionId" FROM "QuestionSetEntry" WHERE "setSlug" = $${values.length})`)
  }
  return { where: conditions.join(' AND '), values }
}
