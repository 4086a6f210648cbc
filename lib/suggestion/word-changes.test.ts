import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordChanges } from './word-changes'

/** [-removed-] and {+added+}. */
const marked = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `[-${value}-]` : value))
    .join('')

describe('wordChanges', () => {
  test('marks words, and a sentence that is written anew as one', () => {
    expect(marked('Say why it is so.', 'Say why that is so.')).toBe('Say why [-it-]{+that+} is so.')
    expect(marked('alpha one beta two gamma.', 'delta one epsilon two zeta.')).toBe(
      '[-alpha one beta two gamma-]{+delta one epsilon two zeta+}.',
    )
    expect(marked('Sync in two ways is hard.', 'Begin in two words.')).toBe(
      '[-Sync in two ways is hard-]{+Begin in two words+}.',
    )
  })

  test('leaves alone what stands between mere additions or cuts', () => {
    expect(marked('Say it.', 'Always say it. Twice.')).toContain('{+')
    expect(marked('a b c d', 'a x b y c d')).toBe('a {+x +}b {+y +}c d')
    expect(marked('a x b y c d', 'a b c d')).toBe('a [-x -]b [-y -]c d')
  })

  test('loses nothing of either text', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '.', ' ', '\n', 'one', '👩'), { maxLength: 30 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const changes = wordChanges(before, after)
        const of = (kind: 'added' | 'removed') =>
          changes
            .filter((change) => !change[kind])
            .map(({ value }) => value)
            .join('')
        expect([of('added'), of('removed')]).toEqual([before, after])
      }),
    )
  })
})
