/** A text on one line, no longer than so many characters, cut between words. */
export function cutAtWord(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const part = line.slice(0, most)
  const end = part.lastIndexOf(' ')
  return `${(end > most / 2 ? part.slice(0, end) : part).replace(/[\s,;:.–-]+$/, '')} …`
}
