import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HeardPoint } from './reading'
import { type ScorecardRow, standingsOf, standingTicks } from './scorecard-row'
import { weakestPoint } from './weakest-point'

type Label = HeardPoint['label']

/** A row whose key points are labelled; one without a label wasn't read. */
function row(
  index: number,
  points: [text: string, label: Label | null][],
  more: Partial<ScorecardRow> = {},
): ScorecardRow {
  const keyPoints = points.map(([text], at) => ({ id: `k${at}`, text }))
  const heard = points.flatMap(([, label], at): HeardPoint[] => {
    const point = keyPoints[at]
    return label === null || !point
      ? []
      : [{ ...point, label, quote: label === 'miss' ? null : `Sentence ${at} of ${index}.` }]
  })
  return {
    ...{ index, questionId: `q_${index}`, slug: `q-${index}`, text: `Question ${index + 1}?`, answer: 'x' },
    ...{ otherAnswers: [], followUp: null, isSkipped: false, delivery: null, spentSeconds: 60, limitSeconds: 60 },
    ...{ keyPoints, tickedKeyPoints: [], rating: null, entryId: null },
    heard: heard.length > 0 ? { refusal: null, remarks: [], points: heard, isBare: false, lacksResult: false } : null,
    ...more,
  }
}

const sentenceOf = (...rows: ScorecardRow[]) => weakestPoint(rows)?.sentence

it('names what recurs before what is weakest once', () => {
  const rows = [
    row(0, [
      ['Everything', 'miss'],
      ['Alone', 'miss'],
      ['Lost', 'miss'],
    ]),
    row(1, [
      ['You know the way', 'hit'],
      ['The result was counted, and it lasted', 'miss'],
    ]),
    row(2, [
      ['It ended with a measured result', 'miss'],
      ['Names', 'hit'],
    ]),
  ]
  expect(weakestPoint(rows)).toEqual({
    sentence:
      'Twice nothing was heard of the result, in questions 2 and 3: “The result was counted, and it lasted”. What was different afterwards, and how did you know?',
    indexes: [1, 2],
  })
})

it('says so where what recurs was touched, and knows the same point in other words', () => {
  const touched = [row(0, [['The price is counted', 'partial']]), row(1, [['Say what it costs', 'partial']])]
  expect(sentenceOf(...touched)).toMatch(/^Twice the cost was left out or only touched, in questions 1 and 2: /)
  const alike = [row(0, [['Names the owner.', 'miss']]), row(1, [['The owner is named', 'miss']])]
  expect(sentenceOf(...alike)).toBe(
    'Twice nothing was heard of “Names the owner”, in questions 1 and 2. What could you say about it each time?',
  )
})

it('takes two stories without an end for the result that is missing, but where it was heard', () => {
  const untold = (index: number, label: Label) => {
    const told = row(index, [
      ['Something else', 'hit'],
      ['You know the outcome', label],
    ])
    return { ...told, heard: told.heard && { ...told.heard, lacksResult: true } }
  }
  expect(sentenceOf(untold(0, 'unsure'), untold(1, 'unsure'))).toMatch(
    /^Twice nothing was heard of the result, in questions 1 and 2\. What/,
  )
  expect(sentenceOf(untold(0, 'hit'), untold(1, 'hit'))).toMatch(/^Every key point was there/)
})

it('else names the question with the least coverage, its first missing point, and asks', () => {
  const good = row(0, [
    ['Good', 'hit'],
    ['Names', 'partial'],
  ])
  const weak = row(
    1,
    [
      ['Alpha', 'partial'],
      ['Beta.', 'miss'],
      ['Gamma', 'miss'],
    ],
    { spentSeconds: 101 },
  )
  expect(weakestPoint([good, weak])).toEqual({
    sentence:
      '“Question 2?” was the weakest: 0 of 3 key points, 1 partly, and it took 41 s more than it had. What could you say about “Beta”?',
    indexes: [1],
  })
  expect(sentenceOf(good)).toBe('Your answer had 1 of 2 key points, 1 partly. What more could you say about “Names”?')
  expect(sentenceOf(row(0, [['Maybe', 'unsure']]))).toMatch(/Could a listener tell that you spoke of “Maybe”\?$/)
})

it('compares nothing where one question was all', () => {
  const ticked: Partial<ScorecardRow> = { rating: 'hard', entryId: 'e', tickedKeyPoints: ['k0'] }
  expect(weakestPoint([row(0, [['Alpha', null]], ticked)])).toEqual({
    sentence: 'All key points were there, but it came hard.',
    indexes: [0],
  })
  expect(weakestPoint([row(0, [], ticked)])).toBeNull()
  expect(sentenceOf(row(0, [], ticked), row(1, [], { ...ticked, rating: 'again' }))).toBe(
    '“Question 2?” was the weakest, by your own rating.',
  )
})

it('says by what all is covered, in the candidate’s own words', () => {
  expect(sentenceOf(row(0, [['Alpha', 'hit']]), row(1, [['Beta', 'hit']]))).toBe(
    'Every key point was there: “Alpha”, for one, in “Sentence 0 of 0”.',
  )
  const long = row(0, [['Alpha', 'hit']])
  const quote = `${'word '.repeat(60)}end.`
  const told = {
    ...long,
    heard: long.heard && { ...long.heard, points: long.heard.points.map((point) => ({ ...point, quote })) },
  }
  expect(sentenceOf(told)?.length).toBeLessThan(240)
})

it('takes a tick for its user’s word, and says nothing of what is neither rated nor read', () => {
  expect(weakestPoint([row(0, [['Alpha', null]])])).toBeNull()
  expect(weakestPoint([])).toBeNull()
  const ticked = row(
    0,
    [
      ['Alpha', 'miss'],
      ['Beta', 'hit'],
      ['Gamma', null],
    ],
    {
      ...{ rating: 'good', entryId: 'e', tickedKeyPoints: ['k0'] },
    },
  )
  expect(standingsOf(ticked).map(({ standing }) => standing)).toEqual(['covered', 'open', 'missing'])
})

it('ticks beforehand what was heard, and never moves a tick that somebody set', () => {
  const unread = row(0, [
    ['Alpha', null],
    ['Beta', null],
    ['Gamma', null],
  ])
  const read = row(0, [
    ['Alpha', 'hit'],
    ['Beta', 'partial'],
    ['Gamma', 'hit'],
  ])
  expect(standingTicks(unread, {})).toEqual([])
  expect(standingTicks(read, {})).toEqual(['k0', 'k2'])
  expect(standingTicks(read, { k0: false, k1: true })).toEqual(['k1', 'k2'])
  // What was rated once is what its user said, also where the coach has heard something else since.
  expect(standingTicks({ ...read, entryId: 'e', tickedKeyPoints: ['k1'] }, {})).toEqual(['k1'])
})

const label = fc.constantFrom<Label | null>('hit', 'partial', 'miss', 'unsure', null)
const words = fc.constantFrom('The result was counted', 'Names the owner', 'Say what it costs', 'Told in time', '…', '')
const points = fc.array(fc.tuple(words, label), { maxLength: 5 })
const rating = fc.constantFrom('again' as const, 'good' as const, null)

it('always is one paragraph that names questions of the mock, and never scolds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(points, rating, fc.nat(300)), { maxLength: 8 }), (made) => {
      const rows = made.map(([own, rated, spentSeconds], index) =>
        row(index, own, { rating: rated, entryId: rated && 'e', spentSeconds }),
      )
      const weakest = weakestPoint(rows)
      const isKnown = rows.some((each) => each.rating !== null || each.heard !== null)
      const isCompared = rows.length > 1 || rows.some(({ keyPoints }) => keyPoints.length > 0)
      expect(weakest !== null).toBe(isKnown && isCompared)
      if (!weakest) return
      expect(weakest.indexes.length).toBeGreaterThan(0)
      for (const index of weakest.indexes) expect(rows[index]).toBeDefined()
      expect(weakest.sentence).toMatch(/[.?]$/)
      expect(weakest.sentence).not.toMatch(/\n|undefined|\bNaN\b|should|must|fail|bad|poor/i)
      expect(weakest.sentence.length).toBeLessThan(420)
    }),
  )
})
