import { z } from 'zod'
import { db, type Transaction } from '../platform/db'
import { QUESTION_KINDS } from '../question/question'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { applyEdit, type SetEdit } from './edit-set'
import { isOwnId, type KeptSet, OWN_LIMITS, type ReceivedBy, type SetContents } from './own-set'
import { questionIdsOf, SET_LIMITS } from './question-set'

const sections = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    entries: z.array(z.object({ questionId: z.string(), isMustAsk: z.boolean(), minutes: z.number().nullable() })),
  }),
)
const anchors = z.partialRecord(z.enum(QUESTION_KINDS), z.tuple([z.string(), z.string(), z.string(), z.string()]))
const pins = z.object({ isExampleHidden: z.boolean() })

const COLUMNS = {
  ...{ id: true, title: true, purpose: true, plannedMinutes: true, sections: true, anchors: true },
  ...{ linkId: true, pins: true, deletedAt: true, createdAt: true, updatedAt: true },
} as const

type Row = Omit<KeptSet, 'sections' | 'anchors' | 'received'> & {
  sections: unknown
  anchors: unknown
  linkId: string | null
  pins: unknown
}

function setOf({ linkId, pins: pinned, ...row }: Row): KeptSet {
  return {
    ...row,
    sections: sections.parse(row.sections),
    anchors: anchors.parse(row.anchors),
    received: linkId === null ? null : { linkId, ...pins.parse(pinned) },
  }
}

/** All sets of a user, those that are deleted too, the one changed last first. One statement. */
export async function listOwnSets(userId: string): Promise<KeptSet[]> {
  const rows = await db().ownSet.findMany({
    where: { userId },
    select: COLUMNS,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(setOf)
}

/** A user's set that isn't deleted; null where they have none by that id, or it can't be one. At most one statement. */
export async function findOwnSet(userId: string, id: string): Promise<KeptSet | null> {
  if (!isOwnId(id)) return null
  const row = await db().ownSet.findFirst({ where: { userId, id, deletedAt: null }, select: COLUMNS })
  return row && setOf(row)
}

/** A user's set that came by a link, the newest; null where none did. */
export async function findReceivedSet(userId: string, linkId: string, tx: Transaction = db()): Promise<KeptSet | null> {
  const row = await tx.ownSet.findFirst({
    where: { userId, linkId, deletedAt: null },
    select: COLUMNS,
    orderBy: { createdAt: 'desc' },
  })
  return row && setOf(row)
}

export type CreateOutcome = 'created' | 'too many sets' | 'unknown questions'

/** Keeps a new set. The same id twice is one set. */
export function createOwnSet(
  writer: Writer,
  id: string,
  contents: SetContents,
  received: ReceivedBy | null = null,
): Promise<CreateOutcome> {
  return inUserTransaction(writer, (tx) => insertOwnSet(tx, writer, id, contents, received))
}

/** As {@link createOwnSet}, within a transaction of the user's. */
export async function insertOwnSet(
  tx: Transaction,
  { userId, now }: Writer,
  id: string,
  contents: SetContents,
  received: ReceivedBy | null,
): Promise<CreateOutcome> {
  if ((await tx.ownSet.count({ where: { userId, id } })) > 0) return 'created'
  if ((await tx.ownSet.count({ where: { userId } })) >= OWN_LIMITS.sets) return 'too many sets'
  const ids = questionIdsOf(contents.sections)
  if ((await listUnknownIds(tx, userId, ids)).length > 0) return 'unknown questions'
  const origin = received && { linkId: received.linkId, pins: { isExampleHidden: received.isExampleHidden } }
  await tx.ownSet.create({
    data: { userId, id, ...contents, ...origin, createdAt: now, updatedAt: now },
    select: { id: true },
  })
  return 'created'
}

export type EditedSet =
  | { kind: 'done'; set: KeptSet }
  | { kind: 'overtaken'; standing: string }
  | { kind: 'unknown set' }
  | { kind: 'unknown questions' }
  | { kind: 'too large' }

/** Takes a step of a set of one's own, on what stands there now. */
export function editOwnSet(writer: Writer, id: string, edit: SetEdit): Promise<EditedSet> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const row = await tx.ownSet.findFirst({ where: { userId, id, deletedAt: null, linkId: null }, select: COLUMNS })
    if (!row) return { kind: 'unknown set' }
    const standing = setOf(row)
    if (edit.type === 'add') {
      const ids = edit.entries.map(({ questionId }) => questionId)
      if ((await listUnknownIds(tx, userId, ids)).length > 0) return { kind: 'unknown questions' }
    }
    const outcome = applyEdit(contentsOf(standing), edit)
    if (outcome.kind === 'overtaken') return outcome
    const { set } = outcome
    const isLarge =
      questionIdsOf(set.sections).length > SET_LIMITS.questions || set.sections.length > SET_LIMITS.sections
    if (isLarge) return { kind: 'too large' }
    await tx.ownSet.update({
      where: { userId_id: { userId, id } },
      data: { ...set, updatedAt: now },
      select: { id: true },
    })
    return { kind: 'done', set: { ...standing, ...set, updatedAt: now } }
  })
}

/** Deletes a set, or brings it back within 30 days. @returns false where there is none */
export function setOwnSetDeleted(writer: Writer, id: string, isDeleted: boolean): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { count } = await tx.ownSet.updateMany({
      where: { userId: writer.userId, id },
      data: { deletedAt: isDeleted ? writer.now : null },
    })
    return count > 0
  })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Deletes for good the sets that were deleted 30 days ago, with their links. Their questions stay. @returns how many */
export async function deleteSetsForGood(now: Date): Promise<number> {
  const { count } = await db().ownSet.deleteMany({
    where: { deletedAt: { lt: new Date(now.getTime() - OWN_LIMITS.deletedDays * DAY_MS) } },
  })
  return count
}

/** What an edit sees of a set. */
export function contentsOf({ title, purpose, plannedMinutes, sections: own, anchors: said }: KeptSet): SetContents {
  return { title, purpose, plannedMinutes, sections: own, anchors: said }
}

/** Those of some ids that name no published question of the library and none of the user's own. */
async function listUnknownIds(tx: Transaction, userId: string, ids: readonly string[]): Promise<string[]> {
  const named = { id: { in: [...ids] } }
  const library = await tx.question.findMany({ where: { ...named, archivedAt: null }, select: { id: true } })
  const own = await tx.ownQuestion.findMany({ where: { ...named, userId }, select: { id: true } })
  const known = new Set([...library, ...own].map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}
