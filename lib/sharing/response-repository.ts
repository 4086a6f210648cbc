import { randomUUID } from 'node:crypto'
import { db } from '../platform/db'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { type ReceivedResponse, type SentAnswer, sentAnswers } from './response'

const COLUMNS = { id: true, linkId: true, name: true, answers: true, sentAt: true, withdrawnAt: true } as const

function responseOf(row: Omit<ReceivedResponse, 'answers'> & { answers: unknown }): ReceivedResponse {
  return { ...row, answers: sentAnswers.parse(row.answers) }
}

/** What a candidate sent by a link; null where they sent nothing. Two, after a merge of accounts: the newest. */
export async function findResponse(userId: string, linkId: string): Promise<ReceivedResponse | null> {
  const row = await db().response.findFirst({ where: { userId, linkId }, select: COLUMNS, orderBy: { sentAt: 'desc' } })
  return row && responseOf(row)
}

/** Sends answers, in the place of what the candidate sent by this link before. The caller has seen that it lives. */
export function recordResponse(
  writer: Writer,
  linkId: string,
  { name, answers }: { name: string; answers: SentAnswer[] },
): Promise<void> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const data = { name, answers, sentAt: now, withdrawnAt: null }
    const known = await tx.response.findFirst({
      where: { userId, linkId },
      select: { id: true },
      orderBy: { sentAt: 'desc' },
    })
    const id = known?.id ?? randomUUID()
    await tx.response.upsert({
      where: { userId_id: { userId, id } },
      create: { userId, id, linkId, ...data },
      update: data,
      select: { id: true },
    })
  })
}

/** Takes back all that a candidate sent by a link: its text is deleted. @returns false where there is nothing */
export function withdrawResponses(writer: Writer, linkId: string): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { count } = await tx.response.updateMany({
      where: { userId: writer.userId, linkId, withdrawnAt: null },
      data: { answers: [], name: '', withdrawnAt: writer.now },
    })
    return count > 0
  })
}

/** What was sent for a user's set, by all its links, the newest first. */
export async function listResponses(ownerId: string, setId: string): Promise<ReceivedResponse[]> {
  const rows = await db().response.findMany({
    where: { link: { userId: ownerId, setId } },
    select: COLUMNS,
    orderBy: [{ sentAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(responseOf)
}

/** How many responses stand, by link. */
export async function countResponses(ownerId: string, setId: string): Promise<Map<string, number>> {
  const rows = await db().response.groupBy({
    by: ['linkId'],
    where: { withdrawnAt: null, link: { userId: ownerId, setId } },
    _count: { _all: true },
  })
  return new Map(rows.map(({ linkId, _count }) => [linkId, _count._all]))
}
