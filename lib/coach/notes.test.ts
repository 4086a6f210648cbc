import { expect, test } from 'vitest'
import type { CoachedQuestion } from './coached-question'
import { DELIVERY_TEMPLATES, deliveryNotes } from './delivery-notes'
import { makeReader } from './language'
import { makeNotes, NOTE_TEMPLATES } from './notes'
import type { PointReport } from './report'

const read = makeReader()
const TEMPLATES = [...Object.values(NOTE_TEMPLATES), ...Object.values(DELIVERY_TEMPLATES)]

const QUESTION: CoachedQuestion = {
  id: 'q_testtest',
  kind: 'behavioural',
  text: 'Tell me about a mistake.',
  exampleAnswer: '',
  timeLimitSeconds: 60,
  keyPoints: Array.from({ length: 6 }, (_, at) => ({
    id: `p${at}`,
    text: `Claim ${at}`,
    detail: `Detail ${at}.`,
    cues: [],
    good: [],
    vague: [],
    misconception: [],
  })),
}

function reportOf(at: number, label: PointReport['label']): PointReport {
  const evidence = label === 'miss' ? null : { start: 0, end: 4, text: 'text' }
  const likely = label === 'unsure' ? 'partial' : label
  return { keyPointId: `p${at}`, label, likely, chances: { miss: 0.2, partial: 0.3, hit: 0.5 }, evidence }
}

function notesOf(labels: PointReport['label'][], text: string, contradicted: string[] = []) {
  const sentences = read(text)
  return makeNotes({
    question: QUESTION,
    points: labels.map((label, at) => reportOf(at, label)),
    contradicted: new Set(contradicted),
    text,
    sentences,
    parts: sentences.map(() => 'situation' as const),
  })
}

const STORY =
  'We had a problem in the shop. The shelf was broken for days. We were short of people. It was winter then.'

test('no template scolds, marks, or praises without saying what for', () => {
  for (const template of TEMPLATES) {
    expect(template).not.toMatch(
      /\b(?:bad|poor|wrong|fail\w*|weak|must|should|never|lazy|unfortunately|mistake|not good enough)\b/i,
    )
    expect(template).not.toMatch(/\b(?:great|good job|well done|excellent|perfect|amazing|impressive|strong)\b/i)
    expect(template).not.toMatch(/\bscore\b|\bpoints?\b(?!\})|out of|\/ ?100|%|!/i)
  }
})

test('says five things at most, two that are missing first', () => {
  const notes = notesOf(['miss', 'partial', 'miss', 'hit', 'miss', 'unsure'], STORY)
  expect(notes).toHaveLength(5)
  expect(notes.slice(0, 3).map(({ kind }) => kind)).toEqual(['missing', 'missing', 'partly'])
  expect(notes.some(({ kind }) => kind === 'structure')).toBe(true)
})

test('praise carries its evidence', () => {
  for (const note of notesOf(['hit', 'hit'], STORY)) if (note.kind === 'covered') expect(note.evidence).not.toBeNull()
})

test('a missing point is asked for, never put into the candidate’s mouth', () => {
  const [note] = notesOf(['miss'], STORY)
  expect(note?.ask).toMatch(/\?$/)
  expect(note?.message).toContain('Claim 0')
})

test('shows what is said the other way round', () => {
  const [note] = notesOf(['partial'], STORY, ['p0'])
  expect(note?.kind).toBe('contradiction')
})

test('a sentence that covers one point isn’t held against another', () => {
  const kinds = notesOf(['partial', 'hit'], STORY, ['p0']).map(({ kind }) => kind)
  expect(kinds).not.toContain('contradiction')
  expect(kinds).toContain('partly')
})

test('structure: no I, no end, no figure', () => {
  const asks = notesOf([], STORY).map(({ ask }) => ask)
  expect(asks).toContain(NOTE_TEMPLATES.noActionAsk)
  expect(asks).toContain(NOTE_TEMPLATES.noResultAsk)
})

test('delivery: too long, one long sentence, fillers', () => {
  const long = `${'I rang the shop and they said it was closed and so I went on '.repeat(4)}, you know, I mean, basically.`
  const messages = deliveryNotes(long, read(long), 10).map(({ message }) => message)
  expect(messages[0]).toContain('30 s')
  expect(messages[1]).toMatch(/This sentence has \d+ words/)
  expect(messages.join()).toContain('you know')
  for (const { evidence } of deliveryNotes(long, read(long), 10))
    if (evidence) expect(long.slice(evidence.start, evidence.end)).toBe(evidence.text)
  expect(deliveryNotes('I rang them. They came.', read('I rang them. They came.'), 60)).toEqual([])
})
