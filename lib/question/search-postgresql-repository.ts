import { db } from '../platform/db'
import { expressionOf, type IndexQuery, type Syntax } from './search-expression'
import type { Candidate, SearchStore } from './search-store-repository'

// Tokens go in as a tsvector's lexemes and are matched by a tsquery that is written out: the server's own parser and
// dictionaries, which differ from place to place, have no say. "C" sorts as SQLite does.
const TABLES = [
  'DROP TABLE IF EXISTS search_document',
  'DROP TABLE IF EXISTS search_word',
  `CREATE TABLE search_document (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, question_id TEXT NOT NULL UNIQUE,
     topic TEXT COLLATE "C" NOT NULL, slug TEXT COLLATE "C" NOT NULL,
     text_words TEXT NOT NULL, point_words TEXT NOT NULL, tokens TSVECTOR NOT NULL)`,
  'CREATE INDEX search_document_order ON search_document (topic, slug, question_id)',
  // Without the list of what is pending: a search would read it through.
  'CREATE INDEX search_document_tokens ON search_document USING gin (tokens) WITH (fastupdate = off)',
  'CREATE TABLE search_word (word TEXT COLLATE "C" PRIMARY KEY, questions INTEGER NOT NULL)',
]
const STATE = `CREATE TABLE IF NOT EXISTS search_state (
  id INTEGER PRIMARY KEY, built_as TEXT NOT NULL, content_version INTEGER NOT NULL)`

const CANDIDATE = `question_id AS "questionId", topic, slug, text_words AS "textWords", point_words AS "pointWords"`

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
      `INSERT INTO search_document (question_id, topic, slug, text_words, point_words, tokens)
       SELECT value->>'questionId', value->>'topic', value->>'slug', value->>'textWords', value->>'pointWords',
              array_to_tsvector(string_to_array(value->>'tokens', ' '))
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS document (value, place) ORDER BY place`,
      JSON.stringify(documents),
    )
  },
  async remove(tx, questionIds) {
    const rows = await tx.$queryRawUnsafe<{ tokens: string }[]>(
      `DELETE FROM search_document WHERE question_id IN (SELECT jsonb_array_elements_text($1::jsonb))
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
    // Else the next searches sort all that match, where reading in order until there are enough is far less.
    await tx.$executeRawUnsafe('ANALYZE search_document')
  },
  async readCounts() {
    const [row] = await db().$queryRawUnsafe<{ lines: string | null }[]>(
      `SELECT string_agg(word || ' ' || questions, chr(10)) AS "lines" FROM search_word`,
    )
    return row?.lines ?? ''
  },
  async find(query, limit) {
    const { where, values } = conditionOf(query)
    return db().$queryRawUnsafe<Candidate[]>(
      `SELECT ${CANDIDATE} FROM search_document WHERE ${where} ORDER BY id LIMIT ${limit}`,
      ...values,
    )
  },
  async countUpTo(query, limit) {
    const { where, values } = conditionOf(query)
    const [row] = await db().$queryRawUnsafe<{ n: number | bigint }[]>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM search_document WHERE ${where} LIMIT ${limit}) AS found`,
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

function conditionOf(query: IndexQuery): { where: string; values: string[] } {
  const expression = expressionOf(query, SYNTAX)
  const conditions: string[] = ['true']
  const values: string[] = []
  if (expression !== null) {
    values.push(expression)
    conditions.push(`tokens @@ $${values.length}::tsquery`)
  }
  if (query.setSlug !== null) {
    values.push(query.setSlug)
    conditions.push(`question_id IN (SELECT "questionId" FROM "QuestionSetEntry" WHERE "setSlug" = $${values.length})`)
  }
  return { where: conditions.join(' AND '), values }
}
