import { createHash, randomBytes } from 'node:crypto'
import { db } from '../platform/db'

const HOUR_MS = 60 * 60 * 1000
/** How long a mailed link serves. */
const LIFE_MS = { 'sign-up': 24 * HOUR_MS, confirm: 72 * HOUR_MS, reset: HOUR_MS / 2, 'sign-in': HOUR_MS / 4 } as const

export type MailTokenPurpose = keyof typeof LIFE_MS

/** What a mailed link stands for. */
export type MailToken = {
  purpose: MailTokenPurpose
  /** Null for a sign-up, which has no account yet. */
  userId: string | null
  email: string
  passwordHash: string | null
  guestId: string | null
}

/**
 * Makes a link's token, 256 random bits, which takes the place of those of its kind that the account had before.
 * @returns what the link carries; only its hash is stored
 */
export async function createMailToken(token: MailToken, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const { purpose } = token
  await db().$transaction(async (tx) => {
    // Of sign-ups several may wait: another's, by the same address, must not spoil the owner's own.
    if (token.userId !== null) await tx.mailToken.deleteMany({ where: { purpose, userId: token.userId } })
    const expiresAt = new Date(now.getTime() + LIFE_MS[purpose])
    await tx.mailToken.create({ data: { ...token, hash: hashOf(secret), createdAt: now, expiresAt } })
  })
  return secret
}

/** What a link stands for, without using it up: mail programs open links to look at them. Null for one that is spent. */
export async function findMailToken(secret: string, purpose: MailTokenPurpose, now: Date): Promise<MailToken | null> {
  const row = await db().mailToken.findUnique({ where: { hash: hashOf(secret) } })
  if (!row || row.purpose !== purpose || row.expiresAt.getTime() <= now.getTime()) return null
  const { userId, email, passwordHash, guestId } = row
  return { purpose, userId, email, passwordHash, guestId }
}

/** Uses a link up: of two at once, one gets what it stands for. Null for one that is spent, too old or another kind. */
export async function takeMailToken(secret: string, purpose: MailTokenPurpose, now: Date): Promise<MailToken | null> {
  const token = await findMailToken(secret, purpose, now)
  if (!token) return null
  const { count } = await db().mailToken.deleteMany({ where: { hash: hashOf(secret) } })
  return count > 0 ? token : null
}

/** Deletes what is too old to serve. @returns how many there were */
export async function deleteExpiredMailTokens(now: Date): Promise<number> {
  return (await db().mailToken.deleteMany({ where: { expiresAt: { lte: now } } })).count
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
