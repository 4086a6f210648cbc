import { db, type Transaction } from '../platform/db'
import { rebuildProgress } from '../review/review-log-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'
import type { GuestWork } from './guest-work'
import { mergeAnswers } from './merge-answers-repository'

/** What a guest has done: what signing in asks about. */
export async function countGuestWork(guestId: string): Promise<GuestWork> {
  const [reviews, retracted, answers, marks, sets, stories, suggestions] = await Promise.all([
    db().review.count({ where: { userId: guestId } }),
    db().retraction.count({ where: { userId: guestId } }),
    db().answer.count({ where: { userId: guestId, deletedAt: null, NOT: { text: '' } } }),
    db().questionMark.count({
      where: { userId: guestId, OR: [{ suspendedAt: { not: null } }, { flaggedAt: { not: null } }] },
    }),
    db().ownSet.count({ where: { userId: guestId, deletedAt: null } }),
    db().story.count({ where: { userId: guestId, deletedAt: null } }),
    db().suggestion.count({ where: { userId: guestId, NOT: { status: 'withdrawn' } } }),
  ])
  return { ratings: Math.max(0, reviews - retracted), answers, marks, sets, stories, suggestions }
}

/**
 * Makes a guest's work an account's, in one transaction: both logs become one, and memory is what replaying it gives;
 * of two answers to one question the guest's becomes revisions of the account's. The guest's row stays behind and says
 * where its work went.
 * @returns false where there is no such guest (any more): a second time changes nothing
 */
export function mergeGuest(writer: Writer, guestId: string): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { userId } = writer
    const guest = await tx.user.findUnique({ where: { id: guestId }, select: { interviewAt: true } })
    // Takes the guest's lock: a write of theirs that comes later finds them gone.
    const { count } = await tx.user.updateMany({
      where: { id: guestId, kind: 'guest' },
      data: { kind: 'merged', mergedIntoId: userId, interviewAt: null },
    })
    if (count === 0) return false
    await mergeLogs(tx, userId, guestId)
    await mergeMarks(tx, userId, guestId)
    await mergeAnswers(tx, userId, guestId)
    // Their events follow by the foreign key.
    await tx.mockSession.updateMany({ where: { userId: guestId }, data: { userId } })
    await mergeSets(tx, userId, guestId)
    await mergeStories(tx, userId, guestId)
    await tx.suggestion.updateMany({ where: { userId: guestId }, data: { userId } })
    await tx.suggestion.updateMany({ where: { ownerId: guestId }, data: { ownerId: userId } })
    await tx.user.updateMany({ where: { id: userId, interviewAt: null }, data: { interviewAt: guest?.interviewAt } })
    return true
  })
}

/** Ids are random: what is there already under one is the same thing, sent twice. */
async function mergeSets(tx: Transaction, userId: string, guestId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OwnQuestion" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "OwnQuestion" WHERE "userId" = ${userId})`
  await tx.$executeRaw`
    UPDATE "OwnSet" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "OwnSet" WHERE "userId" = ${userId})`
  await tx.$executeRaw`
    UPDATE "Response" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "Response" WHERE "userId" = ${userId})`
  const where = { userId: guestId }
  await tx.ownQuestion.deleteMany({ where })
  await tx.ownSet.deleteMany({ where })
  await tx.response.deleteMany({ where })
}

/** What they are meant for follows by the foreign key. */
async function mergeStories(tx: Transaction, userId: string, guestId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Story" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "Story" WHERE "userId" = ${userId})`
  await tx.story.deleteMany({ where: { userId: guestId } })
}

async function mergeLogs(tx: Transaction, userId: string, guestId: string): Promise<void> {
  // The device is marked: account and guest may both have begun a question's log in this browser, and both count.
  await tx.$executeRaw`
    UPDATE "Review" SET "userId" = ${userId}, "deviceId" = "deviceId" || ${`:${guestId}`}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "Review" WHERE "userId" = ${userId})`
  await tx.$executeRaw`
    UPDATE "Retraction" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "Retraction" WHERE "userId" = ${userId})`
  await tx.$executeRaw`
    UPDATE "Attempt" SET "userId" = ${userId}
    WHERE "userId" = ${guestId} AND "id" NOT IN (SELECT "id" FROM "Attempt" WHERE "userId" = ${userId})`
  const both = await tx.memoryState.findMany({
    where: { userId: guestId, questionId: { in: await questionsOf(tx, userId) } },
    select: { questionId: true },
  })
  // What only the guest rated stands as it is; what both rated is replayed.
  await tx.memoryState.updateMany({
    where: { userId: guestId, questionId: { notIn: both.map(({ questionId }) => questionId) } },
    data: { userId },
  })
  for (const { questionId } of both) await rebuildProgress(tx, userId, questionId)
  const where = { userId: guestId }
  await tx.memoryState.deleteMany({ where })
  await tx.review.deleteMany({ where })
  await tx.retraction.deleteMany({ where })
  await tx.attempt.deleteMany({ where })
}

async function questionsOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.memoryState.findMany({ where: { userId }, select: { questionId: true } })
  return rows.map(({ questionId }) => questionId)
}

async function mergeMarks(tx: Transaction, userId: string, guestId: string): Promise<void> {
  const marks = await tx.questionMark.findMany({ where: { userId: guestId } })
  for (const { questionId, suspendedAt, flaggedAt, updatedAt } of marks) {
    const key = { userId_questionId: { userId, questionId } }
    const own = await tx.questionMark.findUnique({ where: key, select: { suspendedAt: true, flaggedAt: true } })
    const data = { suspendedAt: own?.suspendedAt ?? suspendedAt, flaggedAt: own?.flaggedAt ?? flaggedAt, updatedAt }
    await tx.questionMark.upsert({
      where: key,
      create: { userId, questionId, ...data },
      update: data,
      select: { userId: true },
    })
  }
  await tx.questionMark.deleteMany({ where: { userId: guestId } })
}
