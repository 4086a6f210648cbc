import { databaseProvider, type Transaction } from '../platform/db'
import type { Question } from './question'

/** A question with its file: `path` is relative to the content folder. */
export type ReadQuestion = Question & { contentHash: string; source: string; path: string }

/** A question as it is stored. */
type QuestionRow = ReadQuestion & { archivedAt: null; createdAt: Date; updatedAt: Date }

/** By name, so that a column that is forgotten is a type that doesn't fit. */
const COLUMNS: Record<keyof QuestionRow, true> = {
  id: true,
  slug: true,
  topic: true,
  topics: true,
  kind: true,
  level: true,
  timeLimitSeconds: true,
  text: true,
  guidance: true,
  keyPoints: true,
  exampleAnswer: true,
  followUps: true,
  listenFor: true,
  notes: true,
  rubric: true,
  contentHash: true,
  source: true,
  path: true,
  archivedAt: true,
  createdAt: true,
  updatedAt: true,
}
const NAMES = Object.keys(COLUMNS)
const LIST = NAMES.map((name) => `"${name}"`).join(', ')
const INSERT = {
  sqlite: `INSERT INTO "Question" (${LIST}) SELECT ${NAMES.map((name) => `value->>'${name}'`).join(', ')} FROM json_each(?)`,
  postgresql: `INSERT INTO "Question" (${LIST}) SELECT ${LIST} FROM jsonb_populate_recordset(NULL::"Question", $1::jsonb)`,
}

/**
 * Adds questions, all by one parameter: Prisma's own way takes as long again as everything else of an import, as it
 * plans each value by itself.
 */
export async function insertQuestions(tx: Transaction, rows: readonly QuestionRow[]): Promise<void> {
  if (rows.length === 0) return
  const stored = rows.map((row) => ({
    ...row,
    createdAt: instantOf(row.createdAt),
    updatedAt: instantOf(row.updatedAt),
  }))
  await tx.$executeRawUnsafe(INSERT[databaseProvider()], JSON.stringify(stored))
}

/** As Prisma writes it into SQLite, where instants are compared as texts. */
function instantOf(date: Date): string {
  return date.toISOString().replace('Z', '+00:00')
}
