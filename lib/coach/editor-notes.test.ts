import { describe, expect, it } from 'vitest'
import type { CoachView } from './coach-view'
import { editorNotes, editorPoints, markedPart, type Reading } from './editor-notes'

const TEXT = 'We retried for ever. Then I was told. Things got better.'
const evidence = (quote: string) => ({
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  text: quote,
})
const note = (kind: 'missing' | 'partly' | 'structure', keyPointId: string | null, quote: string | null) => ({
  ...{ kind, keyPointId, message: `About ${keyPointId ?? kind}.`, ask: '' },
  evidence: quote === null ? null : evidence(quote),
})
const view: CoachView = {
  ...{ gates: [], story: [], isBare: false },
  points: [
    { keyPointId: 'limit', label: 'partial', evidence: evidence('We retried for ever.') },
    { keyPointId: 'told', label: 'hit', evidence: evidence('Then I was told.') },
    { keyPointId: 'why', label: 'miss', evidence: null },
  ],
  notes: [
    note('missing', 'why', null),
    note('structure', null, 'Things got better.'),
    note('partly', 'limit', 'We retried for ever.'),
  ],
}
const reading: Reading = { text: TEXT, view }
const none = { done: new Set<string>(), claimed: new Set<string>() }
const keys = (text: string, replies = none) => editorNotes(reading, null, text, replies).map(({ key }) => key)

describe('the notes on an answer', () => {
  it('stand in the order of their words, what has none behind them', () => {
    expect(keys(TEXT)).toEqual(['partly limit', 'structure About structure.', 'missing why'])
  })

  it('go with their words, and move with them', () => {
    const longer = `First this. ${TEXT}`
    expect(editorNotes(reading, null, longer, none)[0]?.place?.start).toBe('First this. '.length)
    expect(keys(TEXT.replace('Things got', 'It all got'))).toEqual(['partly limit', 'missing why'])
  })

  it('are done with, and still there', () => {
    const done = new Set(['partly limit'])
    expect(editorNotes(reading, null, TEXT, { ...none, done }).map(({ isDone }) => isDone)).toEqual([
      true,
      false,
      false,
    ])
  })

  it('say nothing more of a point that its writer vouches for', () => {
    const claimed = new Set(['why', 'told'])
    expect(keys(TEXT, { ...none, claimed })).not.toContain('missing why')
    expect(editorPoints(reading, TEXT, { ...none, claimed })).toMatchObject([
      { keyPointId: 'limit', label: 'partial', isClaimed: false },
      { keyPointId: 'told', label: 'hit', isClaimed: false },
      { keyPointId: 'why', label: 'hit', isClaimed: true, place: null },
    ])
  })

  it('stand beside those of a second reader, each with a key and replies of its own', () => {
    const second = { text: TEXT, notes: [note('missing', 'why', null), note('partly', 'limit', 'Then I was told.')] }
    const both = (text: string, replies = none) =>
      editorNotes(reading, second, text, replies).map(({ isSecond, note: { kind } }) =>
        isSecond ? `2nd ${kind}` : kind,
      )
    expect(both(TEXT)).toEqual(['partly', '2nd partly', 'structure', 'missing', '2nd missing'])
    expect(both(TEXT.replace('told', 'asked'))).toEqual(['partly', 'structure', 'missing', '2nd missing'])
    expect(both(TEXT, { ...none, claimed: new Set(['why']) })).toEqual(['partly', '2nd partly', 'structure'])
    const done = new Set(['second About why.'])
    const isDone = editorNotes(reading, second, TEXT, { ...none, done }).map((one) => one.isDone)
    expect(isDone).toEqual([false, false, false, false, true])
    expect(editorNotes(null, second, '  ', none)).toEqual([])
    // What was said of the whole isn't said of another text.
    expect(editorNotes(null, second, 'Another one. Then I was told.', none).map((one) => one.note.kind)).toEqual([
      'partly',
    ])
  })

  it('and points: nothing where a gate stands in the way', () => {
    const gate = { name: 'short' as const, blocks: true, message: 'Too short.' }
    const gated = { text: TEXT, view: { ...view, gates: [gate], notes: [] } }
    expect(editorPoints(gated, TEXT, none)).toBeNull()
    expect(editorNotes(gated, null, TEXT, none)).toEqual([])
  })
})

describe('the marked part of a text', () => {
  it('ends with the word that the last mark ends in', () => {
    const later = `${TEXT}\nAnd so on.`
    expect(markedPart(later, editorNotes(reading, null, later, none))).toBe(TEXT)
    const cut = later.replace('better.', 'better.)” And')
    expect(markedPart(cut, editorNotes(reading, null, cut, none))).toBe(TEXT.replace('better.', 'better.)”'))
  })

  it('is all of a text that ends so, and nothing of one without marks', () => {
    expect(markedPart(TEXT, editorNotes(reading, null, TEXT, none))).toBe(TEXT)
    expect(markedPart(TEXT, [])).toBe('')
  })
})
