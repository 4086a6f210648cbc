import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listAlternatives } from './search-alternatives'
import { correctionsOf, gradeOf, MAX_QUERY_CHARACTERS, readQuery } from './search-query'
import { makeVocabulary, STEM_MARK } from './search-vocabulary'
import { spokenWords, stemOf } from './search-words'

const TEXT =
  'A kubernetes webhook retries idempotent requests; webhooks authenticate with tokens, and a partition in transition ' +
  'keeps the transaction. How do you do it in C++? Document it.'

const vocabularyOf = (text: string) => {
  const words = [...new Set(spokenWords(text))]
  return makeVocabulary(
    new Map([...words, ...words.map((word) => STEM_MARK + stemOf(word))].map((token) => [token, 1])),
  )
}
const vocabulary = vocabularyOf(TEXT)
const read = (text: string) => readQuery(text, vocabulary, 10)
const typed = (text: string) => read(text).words.map((word) => word.word)

describe('readQuery', () => {
  test('leaves little words out where others remain', () => {
    expect(typed('How do you authenticate it?')).toEqual(['authenticate'])
    expect(typed('how do you')).toEqual(['how', 'do', 'you'])
  })

  test('takes a word once, keeps it as it was typed, and takes twelve at most', () => {
    expect(read('Webhook WEBHOOK').words).toMatchObject([{ typed: 'Webhook', word: 'webhook' }])
    expect(typed('b c d e f g h k l m n p q r')).toHaveLength(12)
  })

  test('corrects what nothing says, and only that', () => {
    expect(correctionsOf(read('kuberntes webhook'))).toEqual([{ typed: 'kuberntes', shown: ['kubernetes'] }])
    expect(correctionsOf(read('kuber retrying'))).toEqual([])
    expect(read('xylophone').words).toMatchObject([{ forms: [], weight: 0 }])
  })

  test('corrects four words, not more', () => {
    const words = read('webhoko kuberntes idempotnt partiton transacton').words
    expect(words.map(({ isCorrected }) => isCorrected)).toEqual([true, true, true, true, false])
  })

  test('reads anything, and not beyond its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(read(text)).toEqual(read(text.slice(0, MAX_QUERY_CHARACTERS)))
      }),
    )
  })
})

describe('gradeOf', () => {
  const grade = (query: string, word: string) => {
    const [first] = read(query).words
    return first ? gradeOf(first, word) : null
  }

  test('the word itself is best, then its forms, then what begins so', () => {
    expect(grade('retries', 'retries')).toBe(1)
    expect(grade('retries', 'retrying')).toBe(0.9)
    expect(grade('retr', 'retries')).toBe(0.75)
    expect(grade('retries', 'retreat')).toBe(0)
    expect(grade('kuberntes', 'kubernetes')).toBe(0.8)
  })

  test('a little word or a letter is no beginning', () => {
    expect(grade('do', 'document')).toBe(0)
    expect(grade('d', 'document')).toBe(0)
  })

  test('every word meets itself and its longer beginnings', () => {
    for (const word of spokenWords(TEXT)) expect(grade(word, word)).toBe(1)
    for (const word of spokenWords(TEXT).filter(({ length }) => length > 5))
      expect(grade(word.slice(0, -2), word)).toBeGreaterThan(0)
  })
})

describe('listAlternatives', () => {
  test('one slip in a long word still finds it', () => {
    const long = vocabulary.words.filter(({ length }) => length >= 8)
    const slip = fc.record({
      word: fc.constantFrom(...long),
      place: fc.nat(),
      letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      kind: fc.constantFrom('lost', 'added', 'other', 'swapped'),
    })
    fc.assert(
      fc.property(slip, ({ word, place, letter, kind }) => {
        const at = place % word.length
        const [before, own, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
        const typedWord = {
          lost: before + after,
          added: before + letter + own + after,
          other: before + letter + after,
          swapped: before + after.slice(0, 1) + own + after.slice(1),
        }[kind]
        const { words } = read(typedWord ?? '')
        // It may also be the beginning of a word, as it stands.
        expect(words.some((one) => gradeOf(one, word) > 0)).toBe(true)
      }),
    )
  })

  test('short words and numbers are left as they are', () => {
    expect(listAlternatives(vocabulary, 'wit')).toEqual([])
    expect(listAlternatives(vocabulary, '42950')).toEqual([])
  })

  test('two letters may be wrong in a long word, but not the first', () => {
    expect(listAlternatives(vocabulary, 'authemtikate')).toEqual(['authenticate'])
    expect(listAlternatives(vocabulary, 'xuthemticate')).toEqual([])
  })

  test('what is still being typed leads to what it begins', () => {
    expect(listAlternatives(vocabulary, 'authrn')).toEqual(['authenticate'])
  })

  test('forms of one word are given once, the frequent one first', () => {
    const counts = new Map([
      ['webhook', 1],
      ['webhooks', 5],
      ['wetlook', 9],
    ])
    expect(listAlternatives(makeVocabulary(counts), 'webhoook')).toEqual(['webhook'])
  })
})
