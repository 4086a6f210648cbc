import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serializeJsonLd } from './json-ld'

/** Texts that are likely to hold what a script element minds. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('</script', '<script>', '<!--', '-->', ']]>', '&lt;', '>', '\u2028', '\u2029', '\\', '"', 'a'),
    )
    .map((parts) => parts.join('')),
)

describe('serializeJsonLd', () => {
  it('says what it was given, whatever that is', () => {
    fc.assert(
      fc.property(text, text, (name, value) => {
        const written = serializeJsonLd([{ '@type': 'Thing', name, parts: [{ '@type': 'Thing', value }] }])
        expect(JSON.parse(written)).toEqual({
          '@context': 'https://schema.org',
          '@graph': [{ '@type': 'Thing', name, parts: [{ '@type': 'Thing', value }] }],
        })
      }),
    )
  })

  it('lets nothing out of its script element', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(serializeJsonLd([{ '@type': 'Thing', name }])).not.toMatch(/[<>&\u2028\u2029]/)
      }),
    )
  })
})
