import { z } from 'zod'

/*
 * What the payloads of queued writes are made of. Every text is bounded, and none carries what a database refuses
 * (NUL) or can't encode (half a surrogate pair).
 */

/** An id that a client makes: a UUID. */
export const clientId = z.uuid()

/** An id that is only compared: short, of letters, digits and a few marks. */
export const anyId = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, 'must be an id')

/** An instant as ISO 8601 with its offset; years of four digits. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

/** Text as it was typed, up to a number of characters: what a database can't hold is shown as the sign for that. */
export function typedText(maxCharacters: number): z.ZodType<string> {
  return (
    z
      .string()
      .max(maxCharacters)
      // By the `u` flag only a half without its other half is a surrogate. Not Buffer: sets are read in the browser too.
      .transform((text) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u0000', '\uFFFD'))
  )
}
