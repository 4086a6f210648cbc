import { expect, test } from 'vitest'
import { checkRubrics } from './check-rubrics'
import { formatProblem } from './problem'

const phrases = (count: number) => Array.from({ length: count }, (_, at) => `I say it in ${at} ways.`)
const question = (id: string, good: number) => ({
  id,
  keyPoints: [{ id: 'a', text: 'A', detail: 'A.' }],
  rubric: [{ keyPointId: 'a', cues: [], good: phrases(good), vague: phrases(3), misconception: phrases(4) }],
})
const set = { sections: [{ title: '', questionIds: ['q_1', 'q_2'] }] }
const paths = new Map([['q_1', 'questions/limits/one.md']])

const said = (...args: Parameters<typeof checkRubrics>) => checkRubrics(...args).map(formatProblem)

test('a whole rubric is no problem', () => {
  expect(said([question('q_1', 4)], [set], paths)).toEqual([])
})

test('a question of a published set with too few phrases is an error', () => {
  expect(said([question('q_1', 3)], [set], paths)).toEqual([
    'questions/limits/one.md:1:1: The rubric has too few phrases: a (3 of 4 good). Write them, or the coach is unsure of these key points.',
  ])
})

test('so is one without a rubric', () => {
  expect(said([{ ...question('q_1', 4), rubric: [] }], [set], paths)).toEqual([
    'questions/limits/one.md:1:1: The rubric has too few phrases: a (0 of 4 good, 0 of 3 vague, 0 of 4 misconception). Write them, or the coach is unsure of these key points.',
  ])
})

test('elsewhere it is a warning', () => {
  expect(said([question('q_1', 3)], [], paths)[0]).toContain('questions/limits/one.md:1:1: warning: ')
})
