import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { plainTreeOf } from './plain-tree'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()
const parsed = (text: string) => JSON.parse(JSON.stringify(parser.parse(text)))
const read = (text: string) => JSON.parse(JSON.stringify(plainTreeOf(text)))

const PROSE = `      \n\n# How do you do it?\n\n## Key points\n\n### one: The “first”, and 5 # of it\nIts detail
on two lines.\n\nAnother: paragraph (with more)!\n\n## Follow-ups\n\n- Why?\n- What if 2 > 1?\n\n## Rubric\n     \n`

it('reads prose as the parser does, each position of it', () => {
  expect(read(PROSE)).not.toBeNull()
  expect(read(PROSE)).toEqual(parsed(PROSE))
})

it.each([
  'a *b*',
  'a\n===',
  '1. a',
  '- a\n\n- b',
  '- a\n  - b',
  '- a\nb',
  'a\n- b',
  'a\n# b',
  '    a',
  'a  \nb',
  '# a #',
  '# a\u2028 #',
  'www.example.org',
  'a&amp;b',
  '<b>',
  '> a',
  '---',
  'a | b\n--|--',
])('leaves %j to the parser', (text) => {
  expect(read(text)).toBeNull()
})

it('never reads anything otherwise than the parser', () => {
  const piece = fc.constantFrom(
    ...['a', 'Ab', '“c”', '# ', '## ', '### x: y', '####### ', '#', '- ', '-', '+ ', '1. ', ' ', '  ', '\n', '\n\n'],
    ...[
      '\n- ',
      '\n# ',
      ': ',
      '!',
      '(',
      ')',
      '"',
      "'",
      '>',
      '=',
      '---',
      ':-',
      '.',
      '\u00A0',
      '\u3000',
      'é',
      'http',
      '//',
    ],
    ...['ftp://a.b', 'mailto:', 'ww.a.b', '&', '\u2028', '\f', '\v', '5', '{', '}', '^', '$', '%', '😀'],
  )
  let plain = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('')
      const tree = read(text)
      if (tree === null) return
      plain += 1
      expect(tree).toEqual(parsed(text))
    }),
    { numRuns: 4_000 },
  )
  expect(plain).toBeGreaterThan(200)
})
