import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { MIN_PASSWORD_CHARACTERS } from './password-rules'

const MAX_PASSWORD_CHARACTERS = 500

/** The commonest of ten characters and more, as lists of leaked ones have them: the first that anyone tries. */
const COMMON = new Set(
  [
    ...['1234567890', '0123456789', '12345678910', '123456789a', 'a123456789', '1q2w3e4r5t', '1qaz2wsx3edc'],
    ...['qwertyuiop', 'qwerty12345', 'qwerty123456', 'asdfghjkl1', 'zxcvbnm123', 'abcdefghij', 'abcd123456'],
    ...['password12', 'password123', 'password1234', 'password12345', 'passw0rd123', 'mypassword', 'mypassword1'],
    ...['iloveyou12', 'iloveyou123', 'letmein123', 'welcome123', 'welcome1234', 'administrator', 'changeme123'],
    ...['sunshine123', 'princess123', 'football123', 'baseball123', 'superman123', 'michael123', 'dragon1234'],
    ...['callback123', 'callbackcallback', 'interview123', 'correcthorsebatterystaple', 'unbelievable', 'basketball'],
  ].map((password) => password.toLowerCase()),
)

/**
 * A password that is being chosen: long enough, and not one that is tried first (NIST SP 800-63B, which asks for no
 * kinds of characters). Compared and hashed in one Unicode form, so that every keyboard types the same.
 */
export const newPassword = z
  .string()
  .transform((typed) => typed.normalize('NFKC'))
  .pipe(
    z
      .string()
      .min(MIN_PASSWORD_CHARACTERS, `Choose at least ${MIN_PASSWORD_CHARACTERS} characters: a few words do`)
      .max(MAX_PASSWORD_CHARACTERS, `Choose at most ${MAX_PASSWORD_CHARACTERS} characters`)
      .refine((password) => !isGuessable(password), 'Choose another: this is one of the first that anyone tries'),
  )

/** A password that is being given: whatever was typed, up to a length that nobody's has. */
export const givenPassword = z
  .string()
  .min(1, 'Enter your password')
  .max(MAX_PASSWORD_CHARACTERS, 'This is longer than any password here')
  .transform((typed) => typed.normalize('NFKC'))

/** Said of a password that {@link namesEmail}. */
export const NAMES_EMAIL = 'Choose another: this is your address over again'

/** Whether a password repeats the address that it is for. */
export function namesEmail(password: string, address: string): boolean {
  const [name = ''] = address.split('@')
  const lower = password.toLowerCase()
  return lower === address || (name.length >= 4 && lower.replace(/[\d\W_]+/g, '') === name.replace(/[\d\W_]+/g, ''))
}

function isGuessable(password: string): boolean {
  return new Set(password.toLowerCase()).size < 4 || COMMON.has(password.toLowerCase())
}

// argon2id (the library's default kind) by OWASP's second choice: 19 MiB, two passes.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password as it is stored: argon2id with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

let decoy: Promise<string> | undefined

/**
 * Whether a password is the one that was hashed. Without a hash (no such account, or one without a password) it takes
 * as long, and is false: the time tells nobody which accounts there are.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has')
  const nobodys = await decoy
  const isSame = await verify(stored ?? nobodys, password)
  return stored !== null && isSame
}
