import { createHash } from 'node:crypto'
import { z } from 'zod'

const MAX_EMAIL_CHARACTERS = 254

/** An address as it is stored and compared: nobody's mail server tells capitals apart. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(MAX_EMAIL_CHARACTERS, 'Write a shorter address: this is longer than any can be')
  .pipe(z.email('Write the address in full, like you@example.org'))

/** A name for an address in counters: they need not hold the address itself. */
export function emailKey(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 32)
}
