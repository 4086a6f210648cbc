import { db } from '../platform/db'
import { isQuestionOf } from '../question-set/own-question-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'

export type Attempt = { id: string; questionId: string; text: string; createdAt: Date }

/**
 * Keeps what was typed before revealing, once: the same again changes nothing.
 * @returns whether it is stored; false where the id is taken by another text
 */
export function recordAttempt(
  writer: Writer,
  attempt: Attempt,
): Promise<'stored' | 'other attempt' | 'unknown question'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const { id, questionId, text } = attempt
    const same = await tx.attempt.findUnique({
      where: { userId_id: { userId, id } },
      select: { questionId: true, text: true },
    })
    if (same) return same.questionId === questionId && same.text === text ? 'stored' : 'other attempt'
    if (!(await isQuestionOf(tx, userId, questionId))) return 'unknown question'
    const createdAt = new Date(Math.min(attempt.createdAt.getTime(), now.getTime()))
    await tx.attempt.create({
      data: { userId, id, questionId, text, createdAt, receivedAt: now },
      select: { id: true },
    })
    return 'stored'
  })
}

/** What a user typed before revealing some questions, the newest last. One statement. */
export async function listAttempts(
  userId: string,
  questionIds: string[],
): Promise<Pick<Attempt, 'questionId' | 'text' | 'createdAt'>[]> {
  return db().attempt.findMany({
    where: { userId, questionId: { in: questionIds } },
    select: { questionId: true, text: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  })
}

export type MarkChange = { suspended?: boolean; flagged?: boolean }

/** Sets or clears what a user marked a question with; what isn't named stays. False for a question that there isn't. */
export function markQuestion(writer: Writer, questionId: string, change: MarkChange): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    if (!(await isQuestionOf(tx, userId, questionId))) return false
    const data = {
      ...(change.suspended === undefined ? {} : { suspendedAt: change.suspended ? now : null }),
      ...(change.flagged === undefined ? {} : { flaggedAt: change.flagged ? now : null }),
      updatedAt: now,
    }
    await tx.questionMark.upsert({
      where: { userId_questionId: { userId, questionId } },
      create: { userId, questionId, ...data },
      update: data,
      select: { userId: true },
    })
    return true
  })
}
