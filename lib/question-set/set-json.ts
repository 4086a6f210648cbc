import { FILE_START, problemList } from '../question/problem'
import { checkedImport, type ImportedSet } from './imported-set'
import type { OwnSetDocument } from './question-set'

/** What the file says it is. The version rises when an old reader would misread a new file. */
const FORMAT = 'callback-question-set'
const VERSION = 1

/** A set with its questions as JSON, whole. `parseSetJson` gives exactly the same set back. */
export function setJson({ set, questions }: OwnSetDocument): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, set, questions }, null, 2)}\n`
}

/**
 * Reads such a file; what a question or the set may lack may be left out. Never throws: JSON's own errors, another
 * format and a later version are problems too. Ids are those of the file: see {@link checkedImport}.
 * @param path how problems call the file
 */
export function parseSetJson(text: string, path = 'set.json'): ImportedSet {
  const list = problemList(path)
  const refused = (message: string, hint: string): ImportedSet => {
    list.error(FILE_START, message, hint)
    return { document: null, problems: list.problems }
  }
  const value = jsonOf(text.replace(/^\uFEFF/, ''))
  if (value === undefined) return refused('The file isn’t JSON.', 'Export it again, and send it on unchanged.')
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT)
    return refused('The file isn’t a question set of Callback.', `Its format must be “${FORMAT}”.`)
  const { format: _, version, ...document } = { version: undefined, ...value }
  if (typeof version === 'number' && version > VERSION)
    return refused('The file was made by a later version of Callback.', 'Export it as markdown there.')
  if (version !== VERSION) return refused('The file doesn’t say its version.', `It must have “version”: ${VERSION}.`)
  return checkedImport(document, list)
}

/** Undefined, which no JSON gives, for what is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
