import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type CoachTools, judgeAnswer, prepare } from './coach'
import { loadCoach } from './coach-repository'
import type { CoachedQuestion } from './coached-question'
import type { PreparedQuestion } from './prepare'

const QUESTION: CoachedQuestion = {
  id: 'q_testtest',
  kind: 'situational',
  text: 'The freezer of your restaurant has failed overnight. What do you do?',
  exampleAnswer:
    'I measure the core of the meat in several boxes before I decide anything. What is over five degrees goes into the bin and onto a list.',
  timeLimitSeconds: 90,
  keyPoints: [
    {
      id: 'measure',
      text: 'You measure before you throw away or keep',
      detail: 'The core temperature of several boxes, with a probe, written down.',
      cues: ['temperature', 'probe', 'degrees'],
      good: [
        'I put the probe into the middle of three boxes and write the degrees down',
        'before anything is decided I measure the core temperature of the meat',
        'we check how warm the fish is inside, box by box',
        'each box gets a reading, because the top warms first',
      ],
      vague: [
        'I would look at the food first',
        'I check the quality of the goods',
        'you have to see what is still good',
      ],
      misconception: [
        'if it still smells fine it can be served',
        'what has thawed I freeze again at once',
        'I touch the packets, and what is cold is safe',
        'one box in front tells me how all of them are',
      ],
    },
    {
      id: 'guests',
      text: 'You decide early what is on the menu tonight',
      detail: 'A short menu from what is fresh, and the waiters know it before the doors open.',
      cues: ['menu', 'tonight', 'waiters', 'guests'],
      good: [
        'I write a short menu from what came in fresh this morning',
        'the waiters hear before we open which dishes are off',
        'we cross out six dishes and keep the ones from the market',
        'guests with a booking get a call when their dish is missing',
      ],
      vague: ['I would adapt the offer', 'we tell the guests somehow', 'we find something else to cook'],
      misconception: [
        'we keep the menu and say that a dish is sold out when somebody orders it',
        'guests don’t notice, so nobody has to know',
        'we close for the week, since nothing can be served without a freezer',
        'the waiters find out from the kitchen when they order',
      ],
    },
  ],
}

const ANSWER =
  'First I take the probe and write down the core temperature of the meat in each of the boxes, top and bottom. ' +
  'My cousin lives in Lyon and has a restaurant as well, which is much larger than ours.'

let tools: CoachTools
let prepared: PreparedQuestion

beforeAll(async () => {
  tools = await loadCoach()
  prepared = prepare(tools, QUESTION)
})

test('finds what is covered, where, and what is missing', () => {
  const { gates, points, notes } = judgeAnswer(tools, prepared, ANSWER)
  expect(gates).toEqual([])
  // One right sentence in an answer that says nothing else is called partly covered: docs/coach.md.
  expect(points[0]?.likely).not.toBe('miss')
  expect(points[1]?.likely).toBe('miss')
  expect(points[0]?.evidence?.text).toContain('probe')
  expect(notes.find(({ kind }) => kind === 'missing')?.keyPointId).toBe('guests')
})

test('does not take what is wrong for right', () => {
  const wrong =
    'If the meat still smells fine it can be served, that is how my grandmother did it and nobody was ever ill. ' +
    'What has thawed I freeze again at once, and one box in front tells me how all of the others are doing.'
  const { points } = judgeAnswer(tools, prepared, wrong)
  expect(points[0]?.likely).not.toBe('hit')
})

test('says the same of the same text', () => {
  expect(judgeAnswer(tools, prepare(tools, QUESTION), ANSWER)).toEqual(judgeAnswer(tools, prepared, ANSWER))
})

test('judges a question without phrases, and says so', () => {
  const keyPoints = QUESTION.keyPoints.map((point) => ({ ...point, cues: [], good: [], vague: [], misconception: [] }))
  const report = judgeAnswer(tools, prepare(tools, { ...QUESTION, exampleAnswer: '', keyPoints }), ANSWER)
  expect(report.isBare).toBe(true)
  expect(report.points).toHaveLength(2)
})

test('survives a question without key points and phrases without words', () => {
  expect(judgeAnswer(tools, prepare(tools, { ...QUESTION, keyPoints: [] }), ANSWER).points).toEqual([])
  const keyPoints = QUESTION.keyPoints.map((point) => ({
    ...point,
    text: '',
    detail: '—',
    cues: [''],
    good: ['…', ''],
  }))
  expect(judgeAnswer(tools, prepare(tools, { ...QUESTION, keyPoints }), ANSWER).points).toHaveLength(2)
})

test('gives chances that sum to 1 and places inside the text, for any text', () => {
  const part = fc.oneof(fc.lorem(), fc.string(), fc.constantFrom('I', 'the probe', 'not.', '“', '\n', 'because'))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const text = parts.join(' ')
      for (const { chances, evidence } of judgeAnswer(tools, prepared, text).points) {
        expect(chances.miss + chances.partial + chances.hit).toBeCloseTo(1, 6)
        if (evidence) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text)
      }
    }),
    { numRuns: 60, seed: 1 },
  )
})

test('asks for the event where only an intention is told', () => {
  const story = prepare(tools, { ...QUESTION, kind: 'behavioural' })
  const told = judgeAnswer(
    tools,
    story,
    ANSWER.replace('First I take', 'First I would take').replace('write', 'would write'),
  )
  expect(told.points[0]?.likely).not.toBe('hit')
})
