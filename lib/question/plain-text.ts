/**
 * Markdown as the words that a reader sees, on one line. For excerpts, where a parser would take too long: what is
 * written in no common way may keep a mark or two. The result is plain text, not HTML.
 */
export function plainTextOf(markdown: string): string {
  return markdown
    .replace(/^ {0,3}(?:```|~~~)[^\n]*$/gm, '')
    .replace(/^[ \t]{0,8}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, '')
    .replace(/!?\[([^\][\n]{0,300})\]\([^()\n]{0,500}\)/g, '$1')
    .replace(/(?<!\\)[*`]+|(?<![\p{L}\p{N}\\])_+|(?<!\\)_+(?![\p{L}\p{N}])|~~/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
