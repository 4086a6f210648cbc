import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOwnSetDocument } from '@/tests/fixtures/own-set'
import { onOneLine, SET_LIMITS } from './question-set'
import { ownQuestionSchema, ownSetDocumentSchema, ownSetSchema } from './set-schema'

describe('a question of one’s own', () => {
  it('needs nothing but its text', () => {
    expect(ownQuestionSchema.parse({ id: 'a', text: ' Why\nus? ' })).toEqual({
      id: 'a',
      text: 'Why us?',
      kind: 'behavioural',
      level: 'mid',
      timeLimitSeconds: 120,
      guidance: '',
      keyPoints: [],
      exampleAnswer: '',
      followUps: [],
      listenFor: [],
      notes: '',
    })
  })

  it.each([
    ['no text', { text: ' \n' }],
    ['a long text', { text: 'a'.repeat(SET_LIMITS.questionCharacters + 1) }],
    ['long guidance', { guidance: 'a'.repeat(SET_LIMITS.textCharacters + 1) }],
    ['two key points of one id', { keyPoints: ['a', 'b'].map((text) => ({ id: 'x', text, detail: '' })) }],
    ['a topic twice', { topics: ['a', 'a'] }],
    ['an unknown field', { rubric: [] }],
    ['an id that could be a path', { id: '../a' }],
  ])('is refused with %s', (_, rest) => {
    expect(ownQuestionSchema.safeParse({ id: 'a', text: 'Why?', ...rest }).success).toBe(false)
  })

  it('keeps its markdown as it was typed, but for what no store can hold', () => {
    const guidance = '  a \r\n\t# b\u0000\ud800'
    expect(ownQuestionSchema.parse({ id: 'a', text: 'Why?', guidance }).guidance).toBe('  a \r\n\t# b\ufffd\ufffd')
  })
})

describe('a set of one’s own', () => {
  const setOf = (ids: string[]) => ({
    id: 's',
    title: 'Mine',
    sections: [{ title: '', entries: ids.map((questionId) => ({ questionId })) }],
  })
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `q${index}`)

  it('holds at most 200 questions, none twice', () => {
    expect(ownSetSchema.safeParse(setOf(ids(200))).success).toBe(true)
    expect(ownSetSchema.safeParse(setOf(ids(201))).success).toBe(false)
    expect(ownSetSchema.safeParse(setOf(['a', 'a'])).success).toBe(false)
  })

  it('goes with just its questions', () => {
    const questions = [{ id: 'a', text: 'Why?' }]
    expect(ownSetDocumentSchema.safeParse({ set: setOf(['a']), questions }).success).toBe(true)
    expect(ownSetDocumentSchema.safeParse({ set: setOf(['a', 'b']), questions }).success).toBe(false)
    expect(ownSetDocumentSchema.safeParse({ set: setOf([]), questions }).success).toBe(false)
  })

  it('stays as it is once it was let in', () => {
    fc.assert(
      fc.property(anyOwnSetDocument, (own) => {
        expect(ownSetDocumentSchema.parse(own)).toEqual(own)
      }),
    )
  })
})

describe('onOneLine', () => {
  it('gives the same for what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(onOneLine(onOneLine(text))).toBe(onOneLine(text))
        expect(onOneLine(text)).not.toMatch(/[\n\r\u2028]/)
      }),
    )
  })
})
