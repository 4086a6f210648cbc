import { db, type Transaction } from '../platform/db'
import type { Session } from '../session/session-queries'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { isPart, SUGGESTION_LIMITS, SUGGESTION_STATUSES, type Suggestion } from './suggestion'

type Row = Omit<Suggestion, 'part' | 'status'> & { part: string; status: string }

/** A stored row as the domain has it. */
export function suggestionOf(row: Row): Suggestion {
  return typed(row)
}

/** Part and status of a stored row as the words of the domain. */
function typed<Stored extends { part: string; status: string }>({ part, status, ...row }: Stored) {
  if (!isPart(part)) throw new Error(`A suggestion speaks of “${part}”.`)
  return { ...row, part, status: SUGGESTION_STATUSES.find((known) => known === status) ?? ('open' as const) }
}

/** What is sent by a reader; the rest is decided later. */
export type NewSuggestion = Pick<
  Suggestion,
  'id' | 'ownerId' | 'questionId' | 'seenAs' | 'part' | 'baseText' | 'text' | 'reason' | 'signedAs'
>

/** Keeps a suggestion; sent twice, it is one. */
export function insertSuggestion(
  writer: Writer,
  suggestion: NewSuggestion,
): Promise<'kept' | 'too many open' | 'taken id'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const known = await tx.suggestion.findUnique({ where: { id: suggestion.id }, select: { userId: true } })
    if (known) return known.userId === userId ? 'kept' : 'taken id'
    if (await hasManyOpen(tx, userId)) return 'too many open'
    await tx.suggestion.create({
      data: { ...suggestion, userId, status: 'open', createdAt: now },
      select: { id: true },
    })
    return 'kept'
  })
}

async function hasManyOpen(tx: Transaction, userId: string): Promise<boolean> {
  return (await tx.suggestion.count({ where: { userId, status: 'open' } })) >= SUGGESTION_LIMITS.openPerAuthor
}

/**
 * Takes back a suggestion that waits, or sends again one that was taken back. Whoever decides it meanwhile comes first,
 * or finds it gone. Done twice, it is done once.
 */
export function setWithdrawn(
  writer: Writer,
  id: string,
  isWithdrawn: boolean,
): Promise<'done' | 'unknown' | 'decided' | 'too many open'> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    const [from, to] = isWithdrawn ? ['open', 'withdrawn'] : ['withdrawn', 'open']
    const row = await tx.suggestion.findFirst({ where: { id, userId }, select: { status: true } })
    if (!row) return 'unknown'
    if (row.status === to) return 'done'
    if (row.status === 'withdrawn' && (await hasManyOpen(tx, userId))) return 'too many open'
    const { count } = await tx.suggestion.updateMany({
      where: { id, userId, status: from },
      data: { status: to, decidedAt: isWithdrawn ? now : null, version: { increment: 1 } },
    })
    return count > 0 ? 'done' : 'decided'
  })
}

/** What somebody has suggested, the newest first. */
export async function listMade(userId: string): Promise<Suggestion[]> {
  const rows = await db().suggestion.findMany({ where: { userId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  return rows.map(suggestionOf)
}

/** Who decides: an owner of what is theirs, a maintainer of the library's too. */
export type Decider = { userId: string; isMaintainer: boolean }

/** Whoever is here as one who decides; null for a stranger. */
export function deciderOf(session: Session | null): Decider | null {
  if (!session?.user) return null
  return { userId: session.userId, isMaintainer: !session.isGuest && session.user.role === 'maintainer' }
}

/** Which suggestions are somebody's to decide: what was withdrawn is its author's alone. */
export function decidedBy({ userId, isMaintainer }: Decider) {
  return { NOT: { status: 'withdrawn' }, OR: [{ ownerId: userId }, ...(isMaintainer ? [{ ownerId: null }] : [])] }
}

/** As many undecided ones as a desk takes at once; the oldest come first. */
const MAX_OPEN = 300

const LISTED = {
  ...{ id: true, userId: true, questionId: true, part: true, signedAs: true, status: true },
  ...{ createdAt: true, decidedAt: true },
} as const

/** A suggestion without its texts, of which a list has no need. */
export type ListedSuggestion = Pick<Suggestion, keyof typeof LISTED>

/** What waits for somebody's decision, the oldest first; and what was decided last. */
export async function listForDecider(
  decider: Decider,
): Promise<{ open: ListedSuggestion[]; decided: ListedSuggestion[] }> {
  const open = await db().suggestion.findMany({
    where: { ...decidedBy(decider), status: 'open' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MAX_OPEN,
    select: LISTED,
  })
  const decided = await db().suggestion.findMany({
    where: { ...decidedBy(decider), status: { not: 'open' } },
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    take: SUGGESTION_LIMITS.decidedShown,
    select: LISTED,
  })
  return { open: open.map(typed), decided: decided.map(typed) }
}

/** All that is or was somebody's to decide, whole, the oldest first. */
export async function listAllForDecider(decider: Decider): Promise<Suggestion[]> {
  const rows = await db().suggestion.findMany({
    where: decidedBy(decider),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(suggestionOf)
}

/** Those of some suggestions that are somebody's to decide, whole, by id. */
export async function findForDecider(decider: Decider, ids: readonly string[]): Promise<Map<string, Suggestion>> {
  if (ids.length === 0) return new Map()
  const rows = await db().suggestion.findMany({ where: { ...decidedBy(decider), id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, suggestionOf(row)]))
}

/** The accepted suggestions for some questions of the library that no import has brought yet. */
export async function listAccepted(tx: Transaction, questionIds: readonly string[]): Promise<Suggestion[]> {
  const rows = await tx.suggestion.findMany({
    where: { ownerId: null, status: 'accepted', questionId: { in: [...questionIds] } },
  })
  return rows.map(suggestionOf)
}

/** A question of the library with its file, for suggesting and patching. */
export type FiledQuestion = { id: string; slug: string; text: string; path: string; source: string }

const FILED = { id: true, slug: true, text: true, path: true, source: true } as const

/** A published question whose file is kept, by its address; null where there is none. */
export async function findFiled(slug: string): Promise<FiledQuestion | null> {
  return db().question.findFirst({ where: { slug, archivedAt: null, NOT: { path: '' } }, select: FILED })
}

/** Those of some questions that are published and whose files are kept. */
export async function listFiled(tx: Transaction, ids: readonly string[]): Promise<FiledQuestion[]> {
  return tx.question.findMany({ where: { id: { in: [...ids] }, archivedAt: null, NOT: { path: '' } }, select: FILED })
}

/** Whether somebody has rated a question, or typed an answer to it: what is behind it is no secret to them any more. */
export async function hasMet(userId: string, questionId: string): Promise<boolean> {
  const where = { userId, questionId }
  return (await db().review.count({ where })) + (await db().attempt.count({ where })) > 0
}

/** Whether anything was ever suggested for what is somebody's own. */
export async function hasReceived(userId: string): Promise<boolean> {
  return (await db().suggestion.findFirst({ where: { ownerId: userId }, select: { id: true } })) !== null
}

/** Whether somebody has ever suggested anything. */
export async function hasMade(userId: string): Promise<boolean> {
  return (await db().suggestion.findFirst({ where: { userId }, select: { id: true } })) !== null
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Deletes what guests who are gone had suggested, but for what was accepted; and what was withdrawn 30 days ago.
 * @returns how many
 */
export async function deleteSuggestionsForGood(now: Date): Promise<number> {
  const before = new Date(now.getTime() - SUGGESTION_LIMITS.withdrawnDays * DAY_MS)
  const { count } = await db().suggestion.deleteMany({
    where: {
      OR: [
        { userId: null, acceptedText: null },
        { status: 'withdrawn', decidedAt: { lt: before } },
      ],
    },
  })
  return count
}
