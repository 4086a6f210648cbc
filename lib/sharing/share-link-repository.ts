import { db } from '../platform/db'
import { newLinkId, readShareToken } from '../question-set/share-token'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { type LiveLink, SHARE_LIMITS, type ShareLink, type SharePins } from './share-link'
import { kitPins, practicePins } from './share-link-schema'

const COLUMNS = {
  ...{ id: true, setId: true, face: true, label: true, signedAs: true, pins: true, version: true },
  ...{ expiresAt: true, revokedAt: true, createdAt: true, openCount: true, lastOpenedAt: true },
} as const

type Row = Omit<ShareLink, 'face' | 'pins'> & { face: string; pins: unknown }

function linkOf({ face, pins, ...row }: Row): ShareLink {
  return { ...row, ...pinnedOf(face, pins) }
}

function pinnedOf(face: string, pins: unknown): SharePins {
  return face === 'kit' ? { face, pins: kitPins.parse(pins) } : { face: 'practice', pins: practicePins.parse(pins) }
}

/**
 * Where a token leads; null for one that is unknown, malformed, expired, revoked or replaced, or whose set is deleted:
 * nobody is told which. One indexed read, none for what is no token.
 */
export async function findLiveLink(token: string | undefined, secret: string, now: Date): Promise<LiveLink | null> {
  const read = readShareToken(token, secret)
  if (!read) return null
  // The set's state is asked about in the same statement: a relation that is selected would be a second one.
  const row = await db().shareLink.findFirst({
    where: { id: read.linkId, set: { deletedAt: null } },
    select: {
      ...{ id: true, userId: true, setId: true, face: true, pins: true, signedAs: true },
      ...{ version: true, expiresAt: true, revokedAt: true },
    },
  })
  if (!row || !read.isOfVersion(row.version)) return null
  if (row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null
  const { id, userId: ownerId, setId, signedAs } = row
  return { id, ownerId, setId, signedAs, ...pinnedOf(row.face, row.pins) }
}

/** Counts that a link was opened. */
export async function countOpening(linkId: string, now: Date): Promise<void> {
  await db().shareLink.updateMany({
    where: { id: linkId },
    data: { openCount: { increment: 1 }, lastOpenedAt: now },
  })
}

/** Whether a user may make links: an account whose address is confirmed, or that has a password. */
export async function mayShare(userId: string): Promise<boolean> {
  return (await db().user.count({ where: sharer(userId) })) > 0
}

function sharer(userId: string) {
  return {
    id: userId,
    kind: 'account',
    OR: [{ emailVerifiedAt: { not: null } }, { passwordHash: { not: null } }],
  }
}

/** The links of one of a user's sets, the newest first. */
export async function listLinks(userId: string, setId: string): Promise<ShareLink[]> {
  const rows = await db().shareLink.findMany({
    where: { userId, setId },
    select: COLUMNS,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(linkOf)
}

export type NewLink = SharePins & Pick<ShareLink, 'setId' | 'label' | 'signedAs' | 'expiresAt'>

export type MakeOutcome = { kind: 'made'; linkId: string } | { kind: 'no account' | 'unknown set' | 'too many links' }

/** Makes a link to a set of one's own; one that came by a link is not one's own to share. */
export function insertLink(writer: Writer, link: NewLink): Promise<MakeOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    if ((await tx.user.count({ where: sharer(userId) })) === 0) return { kind: 'no account' }
    const { setId } = link
    const sets = await tx.ownSet.count({ where: { userId, id: setId, deletedAt: null, linkId: null } })
    if (sets === 0) return { kind: 'unknown set' }
    if ((await tx.shareLink.count({ where: { userId, setId } })) >= SHARE_LIMITS.linksPerSet)
      return { kind: 'too many links' }
    const linkId = newLinkId()
    await tx.shareLink.create({
      data: { ...link, id: linkId, userId, version: 1, createdAt: now },
      select: { id: true },
    })
    return { kind: 'made', linkId }
  })
}

export type LinkChange =
  /** For good. */
  | { change: 'revoke' }
  /** All addresses that were given out end; the next version is a new one. */
  | { change: 'replace' }
  | { change: 'details'; label: string; expiresAt?: Date | null }

/** Changes a link of a set of one's own. @returns the set's id; null where they have no such link, or it is revoked */
export function changeLink(writer: Writer, linkId: string, change: LinkChange): Promise<string | null> {
  return inUserTransaction(writer, async (tx) => {
    const where = { id: linkId, userId: writer.userId, revokedAt: null, set: { deletedAt: null } }
    const row = await tx.shareLink.findFirst({ where, select: { setId: true } })
    if (!row) return null
    const data =
      change.change === 'revoke'
        ? { revokedAt: writer.now }
        : change.change === 'replace'
          ? { version: { increment: 1 } }
          : { label: change.label, ...('expiresAt' in change ? { expiresAt: change.expiresAt } : {}) }
    await tx.shareLink.update({ where: { id: linkId }, data, select: { id: true } })
    return row.setId
  })
}

/** How a link is signed, for those who came by it; null once it is dead. */
export async function findSigned(linkId: string, now: Date): Promise<{ signedAs: string } | null> {
  const shared = await findShared(linkId, now)
  return shared && { signedAs: shared.signedAs }
}

/** What a link shares and whose it is, for those who came by it; null once it is dead. */
export async function findShared(
  linkId: string,
  now: Date,
): Promise<{ ownerId: string; setId: string; signedAs: string } | null> {
  const row = await db().shareLink.findFirst({
    where: { id: linkId, revokedAt: null, set: { deletedAt: null } },
    select: { userId: true, setId: true, signedAs: true, expiresAt: true },
  })
  if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null
  return { ownerId: row.userId, setId: row.setId, signedAs: row.signedAs }
}
