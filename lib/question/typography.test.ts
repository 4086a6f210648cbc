import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown'
import { typographic } from './typography'

test.each([
  ["you don't", 'you don’t'],
  ['say "it works", then', 'say “it works”, then'],
  ['("quoted")', '(“quoted”)'],
  ["the candidates' and 'single'", 'the candidates’ and ‘single’'],
  ['nothing to do', 'nothing to do'],
])('%s', (typed, set) => {
  expect(typographic(typed)).toBe(set)
})

test('markdown keeps its code and its links as typed', () => {
  expect(renderMarkdown('It\'s `don\'t` in [a "b"](https://example.org "c")')).toBe(
    '<p>It’s <code>don\'t</code> in <a href="https://example.org" title="c">a “b”</a></p>',
  )
})
