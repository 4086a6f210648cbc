import { escapeMarkdown } from '../question/markdown-text'
import { cutAt } from './paste-limits'

const ITEM = /^- (?=\S)/

/**
 * Plain text as markdown that reads the same. Paragraphs are parted by an empty line; one that begins with “- ” is an
 * item of a list, as a paste has them. What would be longer than `maxCharacters` once its marks are escaped comes back
 * as `rest`, which is plain.
 */
export function markdownOfPlain(text: string, maxCharacters: number): { markdown: string; rest: string } {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  let markdown = ''
  let wasItem = false
  for (const [index, paragraph] of paragraphs.entries()) {
    const isItem = ITEM.test(paragraph)
    const lead = `${markdown === '' ? '' : isItem && wasItem ? '\n' : '\n\n'}${isItem ? '- ' : ''}`
    const plain = paragraph.replace(ITEM, '')
    const room = maxCharacters - markdown.length - lead.length
    const whole = escapeMarkdown(plain)
    if (whole.length <= room) markdown += lead + whole
    else {
      // An escape is a character, and none gets more than one: half of the room holds them all.
      const { kept, rest } = cutAt(plain, Math.max(0, Math.floor(room / 2)))
      if (kept !== '') markdown += lead + escapeMarkdown(kept)
      return { markdown, rest: [rest, ...paragraphs.slice(index + 1)].filter((piece) => piece !== '').join('\n\n') }
    }
    wasItem = isItem
  }
  return { markdown, rest: '' }
}
