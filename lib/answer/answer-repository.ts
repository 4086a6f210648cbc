import { z } from 'zod'
import { db, type Transaction } from '../platform/db'
import { isQuestionOf } from '../question-set/own-question-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'
import {
  type Answer,
  MAX_CLAIMS,
  type PointClaim,
  REVISION_CAUSES,
  type Revision,
  type RevisionCause,
  type SaveOutcome,
} from './answer'
import { continuesRevision } from './revise'

/** The columns of an {@link Answer}. */
export const ANSWER = {
  id: true,
  questionId: true,
  label: true,
  isDefault: true,
  text: true,
  keptText: true,
  keptAt: true,
  lastSaveId: true,
  deletedAt: true,
  updatedAt: true,
} as const

export type Save = {
  id: string
  answerId: string
  questionId: string
  text: string
  /** The save that its writer knew; "" for none. */
  basedOn: string
  /** Of the tab that wrote it. */
  writerId: string
  /** Begins a revision of its own, as a restored text does. */
  isNewRevision: boolean
}

/** A user's answers to one question, the default first; deleted ones last. One statement. */
export async function listAnswersTo(userId: string, questionId: string): Promise<Answer[]> {
  const rows = await db().answer.findMany({
    where: { userId, questionId },
    select: ANSWER,
    orderBy: { createdAt: 'asc' },
  })
  return rows.sort(
    (a, b) => Number(a.deletedAt !== null) - Number(b.deletedAt !== null) || Number(b.isDefault) - Number(a.isDefault),
  )
}

/** All that a user has written and not deleted, the newest first. One statement. */
export async function listAnswers(userId: string): Promise<Answer[]> {
  return db().answer.findMany({ where: { userId, deletedAt: null }, select: ANSWER, orderBy: { updatedAt: 'desc' } })
}

/** What stands of a user's answers to some questions. One statement. */
export async function listAnswerStandings(
  userId: string,
  questionIds: string[],
): Promise<
  Pick<Answer, 'id' | 'questionId' | 'isDefault' | 'text' | 'keptText' | 'keptAt' | 'lastSaveId' | 'updatedAt'>[]
> {
  return db().answer.findMany({
    where: { userId, questionId: { in: questionIds }, deletedAt: null },
    select: {
      ...{ id: true, questionId: true, isDefault: true, text: true },
      ...{ keptText: true, keptAt: true, lastSaveId: true, updatedAt: true },
    },
  })
}

/** An answer's revisions, the oldest first. One statement. */
export async function listRevisions(userId: string, answerId: string): Promise<Revision[]> {
  const rows = await db().answerRevision.findMany({
    where: { userId, answerId },
    select: { id: true, text: true, cause: true, startedAt: true, savedAt: true },
    orderBy: { startedAt: 'asc' },
  })
  return rows.map((row) => ({ ...row, cause: causeOf(row.cause) }))
}

/**
 * Takes a save, or refuses one that another save has overtaken: its text is kept as a revision then, and what stands
 * is given back. The same save twice is taken once.
 */
export async function recordSave(
  writer: Writer,
  save: Save,
): Promise<SaveOutcome | 'unknown question' | 'other question'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const answer = await tx.answer.findUnique({ where: { userId_id: { userId, id: save.answerId } }, select: ANSWER })
    if (answer && answer.questionId !== save.questionId) return 'other question'
    if (!answer) {
      if (!(await isQuestionOf(tx, userId, save.questionId))) return 'unknown question'
      return beginAnswer(tx, writer, save)
    }
    const taken = await tx.answerSave.findUnique({
      where: { userId_id: { userId, id: save.id } },
      select: { savedAt: true },
    })
    if (taken) {
      const newest = await findNewestRevision(tx, userId, answer.id)
      return {
        conflict: false,
        saveId: save.id,
        revisionId: newest?.id ?? save.id,
        savedAt: taken.savedAt.toISOString(),
      }
    }
    if (answer.lastSaveId !== save.basedOn) {
      await keepLoser(tx, writer, save, answer.text)
      return { conflict: true, text: answer.text, saveId: answer.lastSaveId, savedAt: answer.updatedAt.toISOString() }
    }
    const revisionId = await writeRevision(tx, writer, save, 'draft')
    await tx.answer.update({
      where: { userId_id: { userId, id: answer.id } },
      // Who writes on has changed their mind about deleting it.
      data: { text: save.text, lastSaveId: save.id, updatedAt: now, deletedAt: null },
    })
    await noteSave(tx, writer, save)
    return { conflict: false, saveId: save.id, revisionId, savedAt: now.toISOString() }
  })
}

async function beginAnswer(tx: Transaction, writer: Writer, save: Save): Promise<SaveOutcome> {
  const { userId, now } = writer
  const others = await tx.answer.count({
    where: { userId, questionId: save.questionId, deletedAt: null, isDefault: true },
  })
  await tx.answer.create({
    data: {
      userId,
      id: save.answerId,
      questionId: save.questionId,
      label: '',
      isDefault: others === 0,
      text: save.text,
      lastSaveId: save.id,
      createdAt: now,
      updatedAt: now,
    },
  })
  const revisionId = await writeRevision(tx, writer, { ...save, isNewRevision: true }, 'draft')
  await noteSave(tx, writer, save)
  return { conflict: false, saveId: save.id, revisionId, savedAt: now.toISOString() }
}

/** What a save that came too late says is no one's to throw away. Sent twice, or saying the same, it is kept once. */
async function keepLoser(tx: Transaction, writer: Writer, save: Save, standing: string): Promise<void> {
  if (save.text === standing) return
  const { userId } = writer
  const known = await tx.answerRevision.count({
    where: { userId, OR: [{ id: save.id }, { answerId: save.answerId, cause: 'conflict', text: save.text }] },
  })
  if (known === 0) await writeRevision(tx, writer, { ...save, isNewRevision: true }, 'conflict')
}

async function writeRevision(
  tx: Transaction,
  { userId, now }: Writer,
  save: Save,
  cause: RevisionCause,
): Promise<string> {
  const last = await findNewestRevision(tx, userId, save.answerId)
  if (last && !save.isNewRevision && continuesRevision(last, save.writerId, now)) {
    await tx.answerRevision.update({
      where: { userId_id: { userId, id: last.id } },
      data: { text: save.text, savedAt: now },
    })
    return last.id
  }
  const { id, answerId, text, writerId } = save
  await tx.answerRevision.create({
    data: { userId, id, answerId, text, cause, writerId, startedAt: now, savedAt: now },
  })
  return id
}

/** The revision that a save would go on with: what lost a conflict, or came from a guest, is none. */
async function findNewestRevision(tx: Transaction, userId: string, answerId: string) {
  const row = await tx.answerRevision.findFirst({
    where: { userId, answerId, cause: { notIn: ['conflict', 'merged'] } },
    select: { id: true, cause: true, writerId: true, startedAt: true, savedAt: true },
    orderBy: [{ startedAt: 'desc' }, { savedAt: 'desc' }],
  })
  return row && { ...row, cause: causeOf(row.cause) }
}

async function noteSave(tx: Transaction, { userId, now }: Writer, { id, answerId }: Save): Promise<void> {
  await tx.answerSave.create({ data: { userId, id, answerId, savedAt: now } })
}

export type Keep = { id: string; answerId: string; text: string | null; writerId: string }

/** Keeps a text, or (null) keeps nothing any more. @returns false where there is no such answer */
export async function recordKeep(writer: Writer, { id, answerId, text, writerId }: Keep): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const { count } = await tx.answer.updateMany({
      where: { userId, id: answerId },
      data: { keptText: text, keptAt: text === null ? null : now },
    })
    if (count === 0) return false
    const known = await tx.answerRevision.count({ where: { userId, id } })
    if (text !== null && known === 0) {
      await tx.answerRevision.create({
        data: { userId, id, answerId, text, cause: 'kept', writerId, startedAt: now, savedAt: now },
      })
    }
    return true
  })
}

export type AnswerChange = { label?: string; isDefault?: true; isDeleted?: boolean }

/** Names an answer, makes it the default, deletes it or brings it back. @returns false where there is none */
export async function changeAnswer(writer: Writer, answerId: string, change: AnswerChange): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const answer = await tx.answer.findUnique({ where: { userId_id: { userId, id: answerId } }, select: ANSWER })
    if (!answer) return false
    const deletedAt = change.isDeleted === undefined ? answer.deletedAt : change.isDeleted ? now : null
    await tx.answer.update({
      where: { userId_id: { userId, id: answerId } },
      data: { label: change.label ?? answer.label, deletedAt },
    })
    await settleDefault(tx, userId, answer.questionId, change.isDefault ? answerId : null)
    return true
  })
}

/** The column `claims` of an answer. */
export const claimsSchema = z
  .array(z.object({ keyPointId: z.string(), text: z.string(), claimedAt: z.string() }))
  .nullable()
  .transform((claims): PointClaim[] => claims ?? [])

/** What its writer vouches for in an answer. One statement. */
export async function listClaims(userId: string, answerId: string): Promise<PointClaim[]> {
  const row = await db().answer.findUnique({ where: { userId_id: { userId, id: answerId } }, select: { claims: true } })
  return claimsSchema.parse(row?.claims ?? null)
}

/** Vouches for a key point, with the text as it stands, or takes that back. @returns false where there is no answer */
export async function recordClaim(
  writer: Writer,
  { answerId, keyPointId, isClaimed }: { answerId: string; keyPointId: string; isClaimed: boolean },
): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const where = { userId_id: { userId: writer.userId, id: answerId } }
    const row = await tx.answer.findUnique({ where, select: { claims: true, text: true } })
    if (!row) return false
    const others = claimsSchema.parse(row.claims).filter((claim) => claim.keyPointId !== keyPointId)
    const own = isClaimed ? [{ keyPointId, text: row.text, claimedAt: writer.now.toISOString() }] : []
    await tx.answer.update({ where, data: { claims: [...others, ...own].slice(-MAX_CLAIMS) } })
    return true
  })
}

/** One answer of those that are there is the default: the wanted one, else the one that was, else the oldest. */
async function settleDefault(
  tx: Transaction,
  userId: string,
  questionId: string,
  wantedId: string | null,
): Promise<void> {
  const answers = await tx.answer.findMany({
    where: { userId, questionId, deletedAt: null },
    select: { id: true, isDefault: true },
    orderBy: { createdAt: 'asc' },
  })
  const next = answers.find(({ id }) => id === wantedId) ?? answers.find(({ isDefault }) => isDefault) ?? answers[0]
  await tx.answer.updateMany({ where: { userId, questionId, NOT: { id: next?.id ?? '' } }, data: { isDefault: false } })
  if (next) await tx.answer.update({ where: { userId_id: { userId, id: next.id } }, data: { isDefault: true } })
}

function causeOf(cause: string): RevisionCause {
  return REVISION_CAUSES.find((known) => known === cause) ?? 'draft'
}
