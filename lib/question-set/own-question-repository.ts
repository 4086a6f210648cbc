import { z } from 'zod'
import { db, type Transaction } from '../platform/db'
import { QUESTION_KINDS, QUESTION_LEVELS, type QuestionListing } from '../question/question'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { isOwnId, OWN_LIMITS, OWN_TOPIC } from './own-set'
import type { QuestionChanges } from './question-changes'
import type { OwnQuestion } from './question-set'

// JSON columns come back as unknown values; what the schema let in is checked where it is read.
const texts = z.array(z.string())
const keyPoints = z.array(z.object({ id: z.string(), text: z.string(), detail: z.string() }))
const kind = z.enum(QUESTION_KINDS)
const level = z.enum(QUESTION_LEVELS)

const COLUMNS = {
  ...{ id: true, text: true, kind: true, level: true, topics: true, timeLimitSeconds: true, guidance: true },
  ...{ keyPoints: true, exampleAnswer: true, followUps: true, listenFor: true, notes: true, origin: true },
} as const

/** A question as it is kept: `origin` says which one it was where it came by a share link, and is '' for one's own. */
export type KeptQuestion = OwnQuestion & { origin: string }

type Row = Omit<KeptQuestion, 'kind' | 'level' | 'topics' | 'keyPoints' | 'followUps' | 'listenFor'> & {
  kind: string
  level: string
  topics: unknown
  keyPoints: unknown
  followUps: unknown
  listenFor: unknown
}

function questionOf(row: Row): KeptQuestion {
  const topics = texts.parse(row.topics)
  return {
    ...row,
    kind: kind.parse(row.kind),
    level: level.parse(row.level),
    topics: topics.length > 0 ? topics : undefined,
    keyPoints: keyPoints.parse(row.keyPoints),
    followUps: texts.parse(row.followUps),
    listenFor: texts.parse(row.listenFor),
  }
}

/** As many ids as one statement may name on every database. */
const IDS_AT_ONCE = 500

/** Those of some questions that are a user's own, in the order of the ids. What can't be one isn't asked for. */
export function listOwnQuestions(
  userId: string,
  ids: readonly string[],
  tx: Transaction = db(),
): Promise<KeptQuestion[]> {
  return listByIds(ids, async (some) => {
    const rows = await tx.ownQuestion.findMany({ where: { userId, id: { in: some } }, select: COLUMNS })
    return rows.map(questionOf)
  })
}

/** A question of one's own as a list needs it: its name in addresses is its id. */
export type OwnListing = QuestionListing & { origin: string }

const LISTING = {
  ...{ id: true, text: true, kind: true, level: true, topic: true, topics: true },
  ...{ timeLimitSeconds: true, origin: true },
} as const

/** As {@link listOwnQuestions}, without their bodies. */
export function listOwnListings(userId: string, ids: readonly string[]): Promise<OwnListing[]> {
  return listByIds(ids, async (some) => {
    const rows = await db().ownQuestion.findMany({ where: { userId, id: { in: some } }, select: LISTING })
    return rows.map((row) => {
      const topics = texts.parse(row.topics)
      const named = topics.length > 0 ? topics : [row.topic]
      return { ...row, slug: row.id, topics: named, kind: kind.parse(row.kind), level: level.parse(row.level) }
    })
  })
}

async function listByIds<Row extends { id: string }>(
  ids: readonly string[],
  list: (some: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const own = ids.filter(isOwnId)
  const byId = new Map<string, Row>()
  for (let start = 0; start < own.length; start += IDS_AT_ONCE) {
    for (const row of await list(own.slice(start, start + IDS_AT_ONCE))) byId.set(row.id, row)
  }
  return own.flatMap((id) => byId.get(id) ?? [])
}

/** All of a user's own questions, the newest first. One statement. */
export async function listAllOwnQuestions(userId: string): Promise<KeptQuestion[]> {
  const rows = await db().ownQuestion.findMany({
    where: { userId },
    select: COLUMNS,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(questionOf)
}

/** Whether a user may answer, rate or mark a question: one of the library, published or not, or one of their own. */
export async function isQuestionOf(tx: Transaction, userId: string, questionId: string): Promise<boolean> {
  if ((await tx.question.count({ where: { id: questionId } })) > 0) return true
  return (await tx.ownQuestion.count({ where: { userId, id: questionId } })) > 0
}

/** Keeps questions of one's own; one that is there already stays as it is. @returns false where there would be too many */
export function createOwnQuestions(writer: Writer, questions: readonly KeptQuestion[]): Promise<boolean> {
  return inUserTransaction(writer, (tx) => insertOwnQuestions(tx, writer, questions))
}

/** As {@link createOwnQuestions}, within a transaction of the user's. */
export async function insertOwnQuestions(
  tx: Transaction,
  { userId, now }: Writer,
  questions: readonly KeptQuestion[],
): Promise<boolean> {
  const ids = questions.map(({ id }) => id)
  const rows = await tx.ownQuestion.findMany({ where: { userId, id: { in: ids } }, select: { id: true } })
  const known = new Set(rows.map(({ id }) => id))
  const added = questions.filter(({ id }) => !known.has(id))
  if ((await tx.ownQuestion.count({ where: { userId } })) + added.length > OWN_LIMITS.questions) return false
  await tx.ownQuestion.createMany({
    data: added.map(({ topics = [], ...question }) => ({
      ...question,
      userId,
      topic: topics[0] ?? OWN_TOPIC,
      topics,
      createdAt: now,
      updatedAt: now,
    })),
  })
  return true
}

export type QuestionChangeOutcome =
  | { kind: 'saved'; question: OwnQuestion }
  | { kind: 'unknown question' }
  /** Another tab has changed these fields meanwhile: nothing was saved. */
  | { kind: 'overtaken'; fields: string[]; question: OwnQuestion }

/** Changes fields of a question of one's own. One that came by a link is not one's own to change. */
export function changeOwnQuestion(
  writer: Writer,
  questionId: string,
  changes: QuestionChanges,
): Promise<QuestionChangeOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const row = await tx.ownQuestion.findUnique({
      where: { userId_id: { userId, id: questionId } },
      select: COLUMNS,
    })
    if (row?.origin !== '') return { kind: 'unknown question' }
    const { origin: _, ...standing } = questionOf(row)
    const entries = Object.entries(changes) as [keyof QuestionChanges, { was?: unknown; value?: unknown }][]
    const overtaken = entries.filter(
      ([field, { was, value }]) => !isSame(standing[field], was) && !isSame(standing[field], value),
    )
    if (overtaken.length > 0)
      return { kind: 'overtaken', fields: overtaken.map(([field]) => field), question: standing }
    const question = Object.assign({ ...standing }, ...entries.map(([field, { value }]) => ({ [field]: value })))
    const { id, topics = [], ...fields } = question as OwnQuestion
    await tx.ownQuestion.update({
      where: { userId_id: { userId, id } },
      data: { ...fields, topics, topic: topics[0] ?? OWN_TOPIC, updatedAt: now },
      select: { id: true },
    })
    return { kind: 'saved', question }
  })
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** Deletes a question that stands in no set. What was rated and answered stays. @returns false where there is none */
export function deleteOwnQuestion(writer: Writer, questionId: string): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { count } = await tx.ownQuestion.deleteMany({ where: { userId: writer.userId, id: questionId } })
    return count > 0
  })
}
