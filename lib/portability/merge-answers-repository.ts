import type { Answer } from '../answer/answer'
import { ANSWER } from '../answer/answer-repository'
import type { Transaction } from '../platform/db'

/**
 * Makes a guest's answers an account's. One that meets the account's default answer to its question becomes revisions
 * of that, unless it is for somebody (it has a label): then it stays an answer of its own, as does what meets none.
 */
export async function mergeAnswers(tx: Transaction, userId: string, guestId: string): Promise<void> {
  const guests = await tx.answer.findMany({
    where: { userId: guestId },
    select: ANSWER,
    orderBy: { createdAt: 'asc' },
  })
  for (const answer of guests) {
    const standing = await findStanding(tx, userId, answer)
    if (standing) await addRevisions(tx, { userId, guestId }, answer, standing)
    else await moveAnswer(tx, { userId, guestId }, answer)
  }
}

type Both = { userId: string; guestId: string }

/** The account's answer that a guest's goes into; null where it stays one of its own. */
async function findStanding(tx: Transaction, userId: string, answer: Answer): Promise<Answer | null> {
  const same = await tx.answer.findUnique({ where: { userId_id: { userId, id: answer.id } }, select: ANSWER })
  if (same || answer.label !== '' || answer.deletedAt !== null) return same
  return tx.answer.findFirst({
    where: { userId, questionId: answer.questionId, deletedAt: null, isDefault: true, label: '' },
    select: ANSWER,
  })
}

async function addRevisions(
  tx: Transaction,
  { userId, guestId }: Both,
  answer: Answer,
  standing: Answer,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AnswerRevision" SET "userId" = ${userId}, "answerId" = ${standing.id}, "cause" = 'merged'
    WHERE "userId" = ${guestId} AND "answerId" = ${answer.id}
      AND "id" NOT IN (SELECT "id" FROM "AnswerRevision" WHERE "userId" = ${userId})`
  const isEmpty = standing.text.trim() === '' && answer.text.trim() !== ''
  await tx.answer.update({
    where: { userId_id: { userId, id: standing.id } },
    data: {
      ...(isEmpty ? { text: answer.text, lastSaveId: answer.lastSaveId } : {}),
      ...(standing.keptText === null ? { keptText: answer.keptText, keptAt: answer.keptAt } : {}),
    },
    select: { id: true },
  })
  await tx.answer.delete({ where: { userId_id: { userId: guestId, id: answer.id } }, select: { id: true } })
}

async function moveAnswer(tx: Transaction, { userId, guestId }: Both, answer: Answer): Promise<void> {
  const { id, questionId, deletedAt } = answer
  const defaults = await tx.answer.count({ where: { userId, questionId, deletedAt: null, isDefault: true } })
  // Its revisions and saves follow by their foreign key.
  await tx.answer.update({
    where: { userId_id: { userId: guestId, id } },
    data: { userId, isDefault: defaults === 0 && deletedAt === null },
    select: { id: true },
  })
}
