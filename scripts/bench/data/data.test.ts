import { expect, it } from 'vitest'
import { parseQuestion } from '../../../lib/question/parse-question'
import { practiceOf, reviewCountsOf } from './practice'
import { questionFileOf, questionIdOf, searchesOf, wordsOf } from './questions'

const NOW = new Date('2026-11-24T12:00:00Z')
const QUESTION_IDS = Array.from({ length: 300 }, (_, number) => questionIdOf(number))
const PRACTICE = { seed: 1, reviews: 5_000, users: 50, questionIds: QUESTION_IDS, now: NOW }

it('makes the same question for the same seed, and another for another', () => {
  expect(questionFileOf(1, 7)).toEqual(questionFileOf(1, 7))
  expect(questionFileOf(2, 7).text).not.toBe(questionFileOf(1, 7).text)
  expect(questionFileOf(1, 8).text).not.toBe(questionFileOf(1, 7).text)
})

it('makes questions that the library takes', () => {
  for (let number = 0; number < 20; number += 1) {
    const { question, problems } = parseQuestion(questionFileOf(1, number))
    expect(problems).toEqual([])
    expect(question?.id).toBe(questionIdOf(number))
  }
})

it('has words of which a few are in many questions', () => {
  expect(new Set(wordsOf(1)).size).toBe(wordsOf(1).length)
  const counts = wordsOf(1)
    .slice(0, 10)
    .map((word) => {
      const texts = Array.from({ length: 30 }, (_, number) => questionFileOf(1, number).text)
      return texts.filter((text) => new RegExp(`\\b${word}\\b`).test(text)).length
    })
  expect(Math.max(...counts)).toBeGreaterThan(20)
  expect(searchesOf(1, 14)).toEqual(searchesOf(1, 14))
})

it('shares the reviews among the users, a few of whom have most', () => {
  const counts = reviewCountsOf(PRACTICE)
  const total = counts.reduce((sum, count) => sum + count, 0)
  expect(counts).toHaveLength(50)
  expect(Math.abs(total - PRACTICE.reviews)).toBeLessThan(PRACTICE.reviews / 100)
  expect(counts[1]).toBeGreaterThan(5 * (counts[49] ?? 0))
})

it('makes the same practice of a user whoever else there is, each rating based on the one before', () => {
  const rows = practiceOf(PRACTICE, 3, 40)
  expect(practiceOf({ ...PRACTICE, users: 9_000 }, 3, 40)).toEqual(rows)
  expect(rows.Review).toHaveLength(40)
  expect(new Set(rows.Review.map(({ questionId, basedOn }) => `${questionId} ${basedOn}`)).size).toBe(40)
  expect(rows.MemoryState).toHaveLength(8)
  const ends = new Set(rows.Review.map(({ id }) => id))
  expect(rows.MemoryState.every(({ lastEntryId }) => ends.has(lastEntryId ?? ''))).toBe(true)
})
