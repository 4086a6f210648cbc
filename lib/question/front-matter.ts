import { type Document, isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { plainFieldsOf } from './plain-fields'
import { FILE_START, type Place, type ProblemList } from './problem'

/** Front matter that is sound YAML: its values, not yet checked, and where each stands in the file. */
export type FrontMatter = { values: unknown; placeOf: (path: PropertyKey[]) => Place }

/**
 * Reads front matter as YAML: null with its problems where it is none. Anchors and aliases are refused, since a few
 * lines of them unfold into gigabytes; so is a key that stands twice.
 * @param source its lines without the fences, the first being the file's second
 */
export function readFrontMatter(source: string, list: ProblemList): FrontMatter | null {
  return plainFieldsOf(source) ?? readYaml(source, list)
}

function readYaml(source: string, list: ProblemList): FrontMatter | null {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + 1, column: col || 1 }
  }
  try {
    const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true })
    // One unclosed bracket makes an error for each bracket before it: the first in a line says it.
    const said = new Set<number>()
    for (const error of [...document.errors, ...document.warnings]) {
      const at = placeAt(error.pos[0])
      if (!said.has(at.line)) list.error(at, `${firstLine(error.message)}.`, 'Mend the YAML.')
      said.add(at.line)
    }
    if (document.errors.length > 0 || document.warnings.length > 0) return null
    let hasAlias = false
    visit(document, (_, node) => {
      if (!isAlias(node) && !(isNode(node) && 'anchor' in node && node.anchor)) return undefined
      hasAlias = true
      list.error(placeAt(node.range?.[0] ?? 0), 'Anchors and aliases aren’t allowed.', 'Write the value out.')
      return visit.BREAK
    })
    if (hasAlias) return null
    return { values: document.toJS({ maxAliasCount: 0 }) ?? {}, placeOf: (path) => placeAt(offsetOf(document, path)) }
  } catch (error) {
    // The parser ran out of call stack over brackets in brackets.
    if (!(error instanceof RangeError)) throw error
    list.error(FILE_START, 'The front matter is nested too deep.', 'Write plain fields.')
    return null
  }
}

/** The fields by a zod schema; null with a problem for each thing that is wrong, at its place. */
export function checkFields<Fields>(
  { values, placeOf }: FrontMatter,
  schema: z.ZodType<Fields>,
  list: ProblemList,
): Fields | null {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const name of issue.keys)
        list.error(placeOf([...issue.path, name]), `There is no field “${name}”.`, 'Take it out, or mend its name.')
    } else {
      const name = issue.path.join('.') || 'The front matter'
      list.error(placeOf(issue.path), `${name}: ${issue.message}.`, 'See content/README.md.')
    }
  }
  return null
}

/** Where a field stands: its key, or its nearest parent's where it is missing. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items)) continue
    for (const [index, item] of parent.items.entries()) {
      const key = typeof item === 'object' && item !== null && 'key' in item ? item.key : null
      const isIt = isNode(key) && 'value' in key ? key.value === path[length - 1] : index === path[length - 1]
      const node = isNode(key) ? key : item
      if (isIt && isNode(node) && node.range) return node.range[0]
    }
  }
  return 0
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '')
}
