import type { Place } from './problem'

/** Fields as YAML gives them, and where each stands in the file, whose second line is their first. */
type PlainFields = { values: Record<string, unknown>; placeOf: (path: PropertyKey[]) => Place }

const FIELD =
  /^([a-z][a-zA-Z]*): (?:(0|[1-9][0-9]{0,8})|([a-z][a-z0-9_-]*)|\[([a-z][a-z0-9_-]*(?:, [a-z][a-z0-9_-]*)*)\])$/
/** What YAML takes for something else than a text, as a name too. */
const NO_TEXTS = new Set(['true', 'false', 'null'])

/**
 * Reads front matter of whole numbers, small words and lists of these in one line, `name: value` each: as YAML does, in
 * a fraction of its time. Nearly all files have no other.
 * @returns null for everything else, which is the YAML parser's to read
 */
export function plainFieldsOf(source: string): PlainFields | null {
  const lines = source.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const values: Record<string, unknown> = {}
  const places = new Map<string, Place>()
  for (const [index, line] of lines.entries()) {
    const [, name, number, word, list] = FIELD.exec(line) ?? []
    if (name === undefined || NO_TEXTS.has(name) || places.has(name)) return null
    places.set(name, { line: index + 2, column: 1 })
    const words = list?.split(', ') ?? (word === undefined ? [] : [word])
    if (words.some((one) => NO_TEXTS.has(one))) return null
    let column = `${name}: [`.length + 1
    for (const [at, one] of (list === undefined ? [] : words).entries()) {
      places.set(`${name} ${at}`, { line: index + 2, column })
      column += `${one}, `.length
    }
    values[name] = number === undefined ? (list === undefined ? word : words) : Number(number)
  }
  if (places.size === 0) return null
  return {
    values,
    placeOf: (path) => {
      const [name, at] = path.map(String)
      return places.get(`${name} ${at}`) ?? places.get(name ?? '') ?? { line: 2, column: 1 }
    },
  }
}
