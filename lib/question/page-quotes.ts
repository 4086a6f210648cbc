const OPENING = /^["“”„«'‘]/
const CLOSING = /["”“»'’]\.?$/

/** Whether a text begins with a quotation mark. */
export function opensQuote(text: string): boolean {
  return OPENING.test(text)
}

/** Whether a text without its opening mark ends a quotation: with a mark that nothing in it opened. */
export function closesQuote(text: string): boolean {
  if (!CLOSING.test(text.slice(-2))) return false
  return isUneven(text)
}

function isUneven(text: string): boolean {
  let straight = 0
  let curly = 0
  for (const character of text) {
    if (character === '"') straight += 1
    else if (character === '“' || character === '«' || character === '„') curly += 1
    else if (character === '”' || character === '»') curly -= 1
  }
  if (straight % 2 === 1 || curly < 0) return true
  // Single marks are apostrophes too: only the last can be judged.
  return /['’]\.?$/.test(text.slice(-2)) && straight === 0 && curly === 0
}

/** The paragraphs of a quoted answer without the marks around it. */
export function unquoted(paragraphs: readonly string[]): string[] {
  const isQuoted = opensQuote(paragraphs[0] ?? '')
  if (!isQuoted) return [...paragraphs]
  return paragraphs
    .map((paragraph, index) => {
      const rest = opensQuote(paragraph) ? paragraph.slice(1).trim() : paragraph
      // A later paragraph may begin with a word in quotes, which isn't the answer's own mark.
      const bare = index === 0 || closesQuote(rest) || !isUneven(rest) ? rest : paragraph
      return closesQuote(bare) ? bare.replace(/["”“»'’](\.?)$/, '$1').trim() : bare
    })
    .filter((paragraph) => paragraph !== '')
}
