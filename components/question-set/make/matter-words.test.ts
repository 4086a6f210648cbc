import { expect, it } from 'vitest'
import { QUESTION_DEFAULTS } from '@/lib/question-set/question-set'
import { matterPieces, matterWords } from './matter-words'

const QUESTION = {
  ...QUESTION_DEFAULTS,
  text: 'Why us?',
  guidance: '',
  keyPoints: [],
  exampleAnswer: '',
  followUps: [],
  listenFor: [],
  notes: '',
}

it('says what came with a question', () => {
  const bare = { key: 'a', question: QUESTION, isMustAsk: false, minutes: null }
  expect(matterWords(bare)).toBe('')
  const points = [{ id: 'a', text: 'a', detail: '' }]
  const question = { ...QUESTION, guidance: 'x', keyPoints: points, exampleAnswer: 'x', followUps: ['a', 'b'] }
  expect(matterWords({ ...bare, question })).toBe('Guidance, 1 key point, an example answer, 2 follow-ups')
  expect(matterWords({ ...bare, isMustAsk: true, minutes: 5 })).toBe('Must ask, 5 minutes')
})

it('shows markdown as plain words, an item a line', () => {
  expect(matterPieces('One \\*a\\*\nline.\n\n- **b**\n- c\n\n1. d')).toEqual([
    { text: 'One *a* line.', isItem: false },
    { text: 'b', isItem: true },
    { text: 'c', isItem: true },
    { text: 'd', isItem: true },
  ])
  expect(matterPieces('')).toEqual([])
})
