import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opinionMessages } from './opinion'
import { opinionNotes, quoteFinder } from './opinion-notes'

const QUESTION = {
  kind: 'technical',
  text: 'How do you keep a token?',
  keyPoints: [
    { id: 'k1', text: 'Out of the browser', detail: 'A script can read what is there.' },
    { id: 'k2', text: 'Renewed', detail: 'Before it runs out.' },
  ],
}
const ANSWER = 'We keep it on the server.\nI’d renew it – early – “in time”, since a late one signs people out.'
const NOTE = {
  kind: 'partly',
  point: 2,
  quote: "I'd renew it - early",
  message: 'Early is said, and not how early.',
  ask: 'How early?',
}

const noteOf = opinionNotes(QUESTION, ANSWER)

describe('quoteFinder', () => {
  const findQuote = (quote: string, text: string) => quoteFinder(text)(quote)

  it('finds words whatever became of spaces, dashes, quotation marks and capitals', () => {
    for (const quote of [
      "i'd renew it - early",
      '“I’d renew it – early”',
      'on the server. I’d',
      '> We keep it',
      'it on\nthe  server…',
    ]) {
      const place = findQuote(quote, ANSWER)
      expect(place, quote).not.toBeNull()
    }
    const place = findQuote('"in time", since', ANSWER)
    expect(place && ANSWER.slice(place.start, place.end)).toMatch(/in time”, since$/)
  })

  it('finds nothing that isn’t there', () => {
    for (const quote of ['', ' … ', '“”', '.', 'We keep it in the browser', 'serverI', 'erver', 'the serv', 'w'])
      expect(findQuote(quote, ANSWER)).toBeNull()
  })

  it('finds whole words, the first that are', () => {
    const text = 'I was unable to look. Later I was able to look.'
    expect(findQuote('able to look', text)).toEqual({ start: 34, end: 46 })
  })

  it('finds any stretch of words of any text, at a place that says it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}é😀ß]{0,7}$/u), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const from = a % words.length
          const sought = words.slice(from, from + 1 + (b % (words.length - from))).join(' ')
          const text = words.join('\n')
          const place = findQuote(sought, text)
          expect(place).not.toBeNull()
          if (place)
            expect(text.slice(place.start, place.end).replaceAll('\n', ' ').toLowerCase()).toBe(sought.toLowerCase())
        },
      ),
    )
  })
})

describe('opinionNotes', () => {
  it('is a note of the coach, with the words as the answer has them', () => {
    expect(noteOf(NOTE)).toEqual({
      kind: 'partly',
      keyPointId: 'k2',
      message: NOTE.message,
      ask: NOTE.ask,
      evidence: { start: 26, end: 46, text: 'I’d renew it – early' },
    })
  })

  it('takes the number of a point as a text, too, and none for none', () => {
    expect(noteOf({ ...NOTE, point: '2' })).toMatchObject({ keyPointId: 'k2' })
    const structure = { kind: 'structure', message: 'The end comes before what led to it.' }
    expect(noteOf(structure)).toMatchObject({ keyPointId: null, evidence: null, ask: '' })
  })

  it('asks of what is missing, and marks nothing', () => {
    const missing = { ...NOTE, kind: 'missing', point: 1, quote: '' }
    expect(noteOf(missing)).toMatchObject({ keyPointId: 'k1', evidence: null, ask: NOTE.ask })
    expect(noteOf({ ...missing, ask: '' })).toBeNull()
    expect(noteOf({ ...missing, quote: 'never written' })).toBeNull()
  })

  it.each([
    ['what isn’t a note', { hello: 1 }],
    ['an unknown kind', { ...NOTE, kind: 'praise' }],
    ['a point that there isn’t', { ...NOTE, point: 3 }],
    ['no point where one is needed', { ...NOTE, point: 0 }],
    ['a quote that isn’t there', { ...NOTE, quote: 'We keep it nowhere' }],
    ['no words where they are needed', { ...NOTE, kind: 'delivery', quote: '' }],
    ['praise of a single word', { ...NOTE, kind: 'covered', quote: 'server', ask: '' }],
    ['no question where one is needed', { ...NOTE, ask: 'Say how early.' }],
    ['a score', { ...NOTE, message: 'A fair answer: I would give 7 out of 10.' }],
    ['a link', { ...NOTE, message: 'Read www.example.org before you go on.' }],
    ['markup', { ...NOTE, message: 'Early is said <b>and</b> not how early.' }],
    ['words turned around', { ...NOTE, message: 'Early is said \u202E and not how early.' }],
    ['a sentence to paste', { ...NOTE, message: 'Say "I renew each token an hour before it runs out" instead.' }],
    [
      'a sentence to paste, however it is quoted',
      { ...NOTE, message: 'Say ‘I renew each token an hour before it runs out’ instead.' },
    ],
    ['a score in words', { ...NOTE, message: 'I would score this a 7, since early is vague.' }],
    ['an address without a scheme', { ...NOTE, message: 'Early is vague: evil.example.org has a better one.' }],
    ['stars for bold', { ...NOTE, message: 'Early is **vague** and should not be.' }],
    ['a single word for a claim', { ...NOTE, quote: 'server' }],
    ['an essay', { ...NOTE, message: 'Early is said. '.repeat(40) }],
  ])('drops %s', (_, value) => {
    expect(noteOf(value)).toBeNull()
  })

  it('may count what isn’t a score', () => {
    const message = 'Early is said of 3 out of 5 servers, and not of the others.'
    expect(noteOf({ ...NOTE, message })).toMatchObject({ message })
  })

  it('holds a thousand quotes against the longest answer without holding up everybody else', () => {
    const long = opinionNotes(QUESTION, 'a '.repeat(50_000))
    const message = `${'"a a a a a a a a a a a" '.repeat(12)}"b a a a a a a a a a a a"`
    for (let count = 0; count < 100; count++) expect(long({ ...NOTE, quote: 'a a a', message })).toBeNull()
  })

  it('may quote the answer itself', () => {
    const message = 'With "since a late one signs people out" you say why, and not how early.'
    expect(noteOf({ ...NOTE, message })).toMatchObject({ message })
  })

  it('of anything is a note whose words stand in the answer, or nothing', () => {
    const any = fc.record({
      kind: fc.constantFrom('missing', 'partly', 'contradiction', 'structure', 'delivery', 'covered', 'x'),
      point: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
      quote: fc.oneof(fc.string(), fc.constantFrom(...ANSWER.split(' ')), fc.constant(ANSWER)),
      message: fc.oneof(fc.string(), fc.constant(NOTE.message)),
      ask: fc.oneof(fc.string(), fc.constant(NOTE.ask)),
    })
    fc.assert(
      fc.property(fc.oneof(any, fc.anything()), (value) => {
        const evidence = noteOf(value)?.evidence
        if (evidence) expect(ANSWER.slice(evidence.start, evidence.end)).toBe(evidence.text)
      }),
    )
  })
})

describe('opinionMessages', () => {
  it('sends the answer line by line, each marked, and no more than its first 3,000 words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (answer) => {
        const { user } = opinionMessages(QUESTION, answer)
        const lines = user.slice(user.indexOf('The answer:\n') + 12).split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        expect(lines.every((line) => line.startsWith('> '))).toBe(true)
      }),
    )
    expect(opinionMessages(QUESTION, 'word '.repeat(4_000)).user.match(/word/g)).toHaveLength(3_000)
  })
})
