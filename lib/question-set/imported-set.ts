import type { z } from 'zod'
import { FILE_START, hasErrors, type Place, type Problem, type ProblemList } from '../question/problem'
import type { OwnSetDocument } from './question-set'
import { ownSetDocumentSchema } from './set-schema'

/** What an import gives. `document` is null where anything is wrong that forbids it; warnings don't. */
export type ImportedSet = { document: OwnSetDocument | null; problems: Problem[] }

/**
 * Checks what a reader made of a file. Ids are those of the file, or made up: whoever stores the set gives new ones,
 * since somebody else's may be taken.
 * @param placeOf where in the file a field stands
 */
export function checkedImport(
  value: unknown,
  list: ProblemList,
  placeOf: (path: PropertyKey[]) => Place = () => FILE_START,
): ImportedSet {
  const parsed = ownSetDocumentSchema.safeParse(value)
  if (!parsed.success) for (const issue of parsed.error.issues) sayIssue(issue, list, placeOf)
  const isSound = parsed.success && !hasErrors(list.problems)
  return { document: isSound ? parsed.data : null, problems: list.problems }
}

function sayIssue(issue: z.core.$ZodIssue, list: ProblemList, placeOf: (path: PropertyKey[]) => Place): void {
  const at = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    for (const name of issue.keys)
      list.error(
        at,
        `There is no field “${nameOf([...issue.path, name]).slice(0, 80)}”.`,
        'Take it out, or mend its name.',
      )
  } else {
    const name = nameOf(issue.path) || 'The file'
    list.error(at, `${name}: ${issue.message}.`, 'Mend it in the file and import it again.')
  }
}

/** Counted from 1, as people do. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join('.')
}
