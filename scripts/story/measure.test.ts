import { beforeAll, expect, test } from 'vitest'
import { nearestStories, readQuestion } from '../../lib/story/nearness'
import { textsOfQuestion } from '../../lib/story/question-texts'
import { type AskedQuestion, type LabelledStory, measure, readAnswers, readBehavioural, readStories } from './measure'

let questions: AskedQuestion[]
let stories: LabelledStory[]
let answers: LabelledStory[]

beforeAll(async () => {
  questions = await readBehavioural()
  stories = await readStories(questions)
  answers = await readAnswers(questions)
})

const reported = (told: readonly LabelledStory[]) => told.filter(({ part }) => part === 'reported')

test('of stories that nothing was tuned on most are offered for a question they fit, and most offers fit', () => {
  const { served, precision, offeredInVain } = measure(questions, reported(stories))
  expect(served).toBeGreaterThan(0.55)
  expect(precision).toBeGreaterThan(0.5)
  expect(offeredInVain).toBeLessThan(0.5)
})

test('so are answers that somebody else wrote to the library’s questions', () => {
  const { served, precision } = measure(questions, reported(answers))
  expect(served).toBeGreaterThan(0.5)
  expect(precision).toBeGreaterThan(0.75)
})

test('how answers sound finds more than a question’s own words, and errs less', () => {
  for (const told of [reported(stories), reported(answers)]) {
    const [by, without] = [measure(questions, told), measure(questions, told, false)]
    expect(by.recall).toBeGreaterThan(without.recall + 0.05)
    expect(by.precision).toBeGreaterThan(without.precision + 0.05)
  }
})

test('a story that says hardly any of their words is offered for the questions that it fits', () => {
  const story = stories.filter(({ id }) => id === 'Persuading the depot')
  const near = nearestStories(
    questions.map((question) => readQuestion(textsOfQuestion(question))),
    story,
  )
  const offered = questions.filter(({ id }) => (near.get(id) ?? []).length > 0).map(({ slug }) => slug)
  expect(offered).toEqual(['changing-a-habit-without-authority', 'disagreement-with-someone-you-needed'])
})

test('sets of one’s own change nothing for the library’s questions', () => {
  const read = questions.map((question) => readQuestion(textsOfQuestion(question)))
  const own = questions.map((question) =>
    readQuestion(textsOfQuestion({ ...question, id: `own-${question.id}`, rubric: [] })),
  )
  const near = nearestStories(read, stories)
  const beside = nearestStories([...own, ...read], stories)
  for (const [id, found] of near)
    expect(beside.get(id)?.map(({ storyId }) => storyId)).toEqual(found.map(({ storyId }) => storyId))
})
