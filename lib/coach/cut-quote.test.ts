import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtWord } from './cut-quote'

describe('a sentence that is too long', () => {
  it('is cut between words', () => {
    expect(cutAtWord('We keep the tokens on the server, encrypted', 35)).toBe('We keep the tokens on the server …')
    expect(cutAtWord('We keep\n  them.', 35)).toBe('We keep them.')
  })

  it('stays on one line within its length, and says nothing that wasn’t there', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cut = cutAtWord(text, most)
        expect(cut).not.toContain('\n')
        expect(cut.length).toBeLessThanOrEqual(most + 2)
        expect(text.replace(/\s+/g, ' ').trim().startsWith(cut.replace(/ …$/, ''))).toBe(true)
      }),
    )
  })
})
