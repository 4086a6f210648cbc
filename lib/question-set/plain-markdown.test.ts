import fc from 'fast-check'
import { expect, it } from 'vitest'
import { htmlText } from '../question/html-text'
import { renderMarkdown } from '../question/markdown'
import { markdownOfPlain } from './plain-markdown'

const read = (text: string) => markdownOfPlain(text, 20_000).markdown

it('escapes what would be markup, and keeps paragraphs and lists', () => {
  expect(read('First *one*.\n\n- a\n\n- # b\n\nLast.')).toBe('First \\*one\\*.\n\n- a\n- \\# b\n\nLast.')
  expect(htmlText(renderMarkdown(read('1. is <b>\n\n- [a](b)\n\n- c')))).toBe('1. is <b>\n[a](b)\nc')
})

it('gives back what there is no room for', () => {
  expect(markdownOfPlain('one two\n\nthree four', 9)).toEqual({ markdown: 'one two', rest: 'three four' })
  expect(markdownOfPlain('', 10)).toEqual({ markdown: '', rest: '' })
})

it('is never longer than it may be, and loses no word', () => {
  const piece = fc.constantFrom('word', '*', '_', ' ', '\n\n', '- ', 'http:', '@', '\\', '`', '#', '<a>', '&amp;', '🙂')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), fc.integer({ min: 0, max: 200 }), (pieces, max) => {
      const text = pieces.join('')
      const { markdown, rest } = markdownOfPlain(text, max)
      expect(markdown.length).toBeLessThanOrEqual(max)
      const letters = (said: string) => said.replace(/[^\p{L}\p{Extended_Pictographic}]/gu, '')
      expect(letters(markdown + rest)).toBe(letters(text))
    }),
    { numRuns: 500 },
  )
})
