import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuery } from './search-query'
import { markHits, type Segment, snippetOf } from './search-snippet'
import { makeVocabulary, STEM_MARK } from './search-vocabulary'
import { spokenWords, stemOf } from './search-words'

const readOf = (text: string, query: string) => {
  const tokens = spokenWords(text).flatMap((word) => [word, STEM_MARK + stemOf(word)])
  return readQuery(query, makeVocabulary(new Map(tokens.map((token) => [token, 1]))), 10)
}
const show = (segments: readonly Segment[]) => segments.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')
const plain = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('')

const FILLER = 'Nothing of it is said in this long sentence, which only takes room. '

describe('markHits', () => {
  test('marks words, their forms and what begins so', () => {
    const text = 'Retries of Node.js webhooks'
    expect(show(markHits(text, readOf(text, 'retry webh node')))).toBe('[Retries] of [Node.js] [webhooks]')
  })

  test('joined, the segments are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(), (text, pick) => {
        const words = spokenWords(text)
        const word = words[pick % Math.max(1, words.length)] ?? ''
        const segments = markHits(text, readOf(text, word))
        expect(plain(segments)).toBe(text)
        expect(segments.some(({ isHit }) => isHit)).toBe(word !== '')
      }),
    )
  })
})

describe('snippetOf', () => {
  test('takes the text, and of it the part, that says most', () => {
    const texts = [`${FILLER}A webhook here.`, `A webhook. ${FILLER.repeat(6)}A webhook is retried twice. ${FILLER}`]
    const snippet = snippetOf(texts, readOf(texts.join(' '), 'webhook retried'))
    expect(show(snippet?.segments ?? [])).toContain('A [webhook] is [retried] twice.')
    expect(snippet).toMatchObject({ isCutBefore: true })
    expect(plain(snippet?.segments ?? [])).toMatch(/^Nothing/)
  })

  test('gives a short text whole, and nothing where nothing is said', () => {
    expect(snippetOf(['A webhook.'], readOf('A webhook.', 'webhook'))).toEqual({
      segments: [
        { text: 'A ', isHit: false },
        { text: 'webhook', isHit: true },
        { text: '.', isHit: false },
      ],
      isCutBefore: false,
      isCutAfter: false,
    })
    expect(snippetOf(['A webhook.'], readOf('A webhook.', 'retry'))).toBeNull()
  })

  test('is a piece of the text, not long, with a hit in it', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 40 }).map((all) => all.join(' '))
    fc.assert(
      fc.property(text, fc.nat(), (whole, pick) => {
        const words = spokenWords(whole)
        const word = words[pick % Math.max(1, words.length)]
        if (!word) return
        const snippet = snippetOf([whole], readOf(whole, word))
        const piece = plain(snippet?.segments ?? [])
        expect(whole).toContain(piece)
        expect(piece.length).toBeLessThanOrEqual(201)
        expect(snippet?.segments.some(({ isHit }) => isHit)).toBe(true)
        expect(snippet?.isCutBefore).toBe(!whole.startsWith(piece))
      }),
    )
  })
})
