import { expect, test } from 'vitest'
import model from '../../lib/coach/data/model.json'
import { makeReader } from '../../lib/coach/language'
import { fitStar, readStar, splitStar, starShare } from './fit-star'

const answers = readStar(makeReader(), 'lib/coach/data/star.json')

test('half of the answers is only reported on, whatever order they come in', () => {
  const { fitted, reported } = splitStar(answers)
  const questions = (list: typeof answers) => list.map(({ question }) => question)
  expect(Math.abs(fitted.length - reported.length)).toBeLessThanOrEqual(1)
  expect(new Set(questions([...fitted, ...reported])).size).toBe(answers.length)
  expect(questions(splitStar([...answers].reverse()).reported)).toEqual(questions(reported))
})

test('what is shipped is what the fitted half makes, and tells most sentences of the other half', () => {
  const { fitted, reported } = splitStar(answers)
  const star = fitStar(fitted)
  expect(star).toEqual(model.star)
  const { right, from, to } = starShare(star, reported)
  expect(right).toBeGreaterThan(0.7)
  expect(from).toBeLessThanOrEqual(right)
  expect(to).toBeGreaterThanOrEqual(right)
})
