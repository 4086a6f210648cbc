import fc from 'fast-check'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { htmlText } from './html-text'
import { renderMarkdown } from './markdown'

describe('htmlText', () => {
  it('is what a reader sees, a line for each block', () => {
    const markdown = `Say **where** it lies, in \`code < 1 && "x"\`.

- One & only
- [Two](https://example.org/?a=1&b="2>1")

| A | B |
| - | - |
| 1 | 2 |

\`\`\`
first
second
\`\`\``
    expect(htmlText(renderMarkdown(markdown))).toBe(
      'Say where it lies, in code < 1 && "x".\nOne & only\nTwo\nA\nB\n1\n2\nfirst\nsecond',
    )
  })

  it('gives back any text as it is, even one that looks like markup', () => {
    const writer = unified().use(rehypeStringify)
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('<p>', '</b>', '&lt;', '&#x3C;', '&amp;', '"', "'", '>', 'a', ' '))
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, text, (inside, href) => {
        const html = writer.stringify({
          type: 'root',
          children: [
            {
              type: 'element',
              tagName: 'a',
              properties: { href },
              children: [{ type: 'text', value: inside }],
            },
          ],
        })
        expect(htmlText(html)).toBe(linesOf(inside))
      }),
    )
  })
})

function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
