/** A tag, whatever stands in its attributes: those are written in double quotes. */
const TAG = /<\/?([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>/g
/** What begins or ends a line of its own. */
const BLOCK = /^(?:p|ul|ol|li|pre|blockquote|h[1-6]|hr|br|table|thead|tbody|tr|th|td)$/

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The words of HTML that renderMarkdown made (of no other: this is no parser), a line for each block. */
export function htmlText(html: string): string {
  return html
    .replace(TAG, (_, name: string) => (BLOCK.test(name) ? '\n' : ''))
    .split('\n')
    .map((line) => decode(line).trim())
    .filter((line) => line !== '')
    .join('\n')
}

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return NAMED[name ?? ''] ?? whole
  })
}
