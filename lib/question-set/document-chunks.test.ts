import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CHUNK_LIMITS, questionChunks } from './document-chunks'
import { type OwnQuestion, QUESTION_DEFAULTS } from './question-set'

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

const documentOf = (notes: readonly string[]) => ({
  set: { id: 'set', title: 'A set', purpose: '', sections: [], plannedMinutes: null },
  questions: notes.map(
    (text, index): OwnQuestion => ({
      ...QUESTION_DEFAULTS,
      id: `q-${index}`,
      text: 'Why?',
      guidance: '',
      keyPoints: [],
      exampleAnswer: text,
      followUps: [],
      listenFor: [],
      notes: text,
    }),
  ),
})

const note = fc
  .tuple(fc.constantFrom('', 'a', 'ß', '€', '🙂', '"', '\uD800', '\n'), fc.integer({ min: 0, max: 60_000 }))
  .map(([character, count]) => character.repeat(count))

it('gives the same questions in their order, within its bounds', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 30 }), fc.integer({ min: 0, max: 130 }), (large, small) => {
      const document = documentOf([...large, ...Array<string>(small).fill('')])
      const chunks = questionChunks(document.questions)
      expect(chunks.flat()).toEqual(document.questions)
      for (const chunk of chunks) {
        expect(chunk.length).toBeGreaterThan(0)
        expect(chunk.length).toBeLessThanOrEqual(CHUNK_LIMITS.questions)
        if (chunk.length > 1) expect(bytesOf(chunk)).toBeLessThanOrEqual(CHUNK_LIMITS.bytes)
      }
    }),
    { numRuns: 30 },
  )
})

it('begins another only where the next question has no room', () => {
  const chunks = questionChunks(documentOf(Array<string>(100).fill('x'.repeat(5_000))).questions)
  chunks.slice(1).forEach(([next], index) => {
    const chunk = chunks[index] ?? []
    const isFull = chunk.length === CHUNK_LIMITS.questions
    expect(isFull || bytesOf([...chunk, next]) > CHUNK_LIMITS.bytes).toBe(true)
  })
  expect(questionChunks([])).toEqual([])
})
