import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from './markdown'

test.each([
  ['**bold** and `code`', '<p><strong>bold</strong> and <code>code</code></p>'],
  ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
  [
    '[a](https://example.org) [b](/questions/b)',
    '<p><a href="https://example.org">a</a> <a href="/questions/b">b</a></p>',
  ],
])('renders %s', (markdown, html) => {
  expect(renderMarkdown(markdown)).toBe(html)
})

test('the second time says the same as the first', () => {
  expect(renderMarkdown('Say *it*.')).toBe(renderMarkdown('Say *it*.'))
})

test('whatever was typed, nothing in the HTML runs', { timeout: 120_000 }, () => {
  const pieces = fc.constantFrom(
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](java&#x73;cript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '![a](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[a]: javascript:alert(1)\n\n[a]',
    '[a](https://example.org "\\" onmouseover=\\"alert(1)")',
    '`',
    '\n\n',
    '<',
    '"',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
      // What a browser would take for a tag, with its attributes; text has its < written as &#x3C;.
      const tags = renderMarkdown(parts.join('')).match(/<[a-z][^>]*>/gi) ?? []
      for (const tag of tags) {
        expect(tag).not.toMatch(/^<(?:script|svg|iframe|style|object|embed|form|base|meta|link)/i)
        const attributes = tag.replace(/"[^"]*"/g, '""')
        expect(attributes).not.toMatch(/\son[a-z]+=|\sstyle=/i)
        expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i)
      }
    }),
  )
})
