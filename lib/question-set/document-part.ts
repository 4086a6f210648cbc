import { readFrontMatter } from '../question/front-matter'
import type { Place, ProblemList } from '../question/problem'

/** Lines of one file in the document; `firstLine` is the number of the first. */
export type DocumentPart = { lines: string[]; firstLine: number }
/** What front matter says, unchecked, and where. */
export type PartFields = { values: Record<string, unknown>; placeOf: (path: PropertyKey[]) => Place }

/** YAML's checks take quadratic time over many keys (as in content-file.ts). */
const MAX_FRONT_MATTER_CHARACTERS = 4_000
/** Takes front matter off a part: its fields, of which only those named may stand there, and the lines below. */
export function openPart(
  { lines, firstLine }: DocumentPart,
  names: readonly string[],
  list: ProblemList,
): { fields: PartFields; body: DocumentPart } {
  const none = { values: {}, placeOf: () => ({ line: firstLine, column: 1 }) }
  const start = lines.findIndex((line) => line.trim() !== '')
  if (start < 0 || lines[start]?.trimEnd() !== '---') return { fields: none, body: { lines, firstLine } }
  const length = lines.slice(start + 1).findIndex((line) => line.trimEnd() === '---')
  const at = { line: firstLine + start, column: 1 }
  const end = start + 1 + length
  if (length < 0) {
    list.error(at, 'The front matter doesn’t end.', 'Put a line of --- below its fields.')
    return { fields: none, body: { lines: [], firstLine } }
  }
  const body = { lines: lines.slice(end + 1), firstLine: firstLine + end + 1 }
  const source = lines.slice(start + 1, end).join('\n')
  if (source.length > MAX_FRONT_MATTER_CHARACTERS) {
    list.error(at, `The front matter has ${source.length} characters.`, `Keep it under ${MAX_FRONT_MATTER_CHARACTERS}.`)
    return { fields: none, body }
  }
  // Front matter counts its lines from a file's first; here it stands somewhere below.
  const shift = ({ line, column }: Place): Place => ({ line: line + at.line - 1, column })
  const own: ProblemList = { ...list, error: (place, ...said) => list.error(shift(place), ...said) }
  const read = readFrontMatter(`${source}\n`, own)
  if (!read) return { fields: none, body }
  if (typeof read.values !== 'object' || read.values === null || Array.isArray(read.values)) {
    list.error(at, 'The front matter isn’t fields.', 'Write each as “name: value” on a line of its own.')
    return { fields: none, body }
  }
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(read.values)) {
    if (names.includes(name)) values[name] = value
    else if (name !== 'status')
      list.error(
        shift(read.placeOf([name])),
        `There is no field “${name.slice(0, 60)}”.`,
        `The fields are ${names.join(', ')}.`,
      )
  }
  return { fields: { values, placeOf: (path) => shift(read.placeOf(path)) }, body }
}
