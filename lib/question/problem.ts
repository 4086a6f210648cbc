/** A place in a file. Lines and columns count from 1. */
export type Place = { line: number; column: number }

/** Something wrong in a content file, with the place and the way out. */
export type Problem = Place & {
  path: string
  /** What is wrong: a sentence. */
  message: string
  /** What to do: a sentence. */
  hint: string
  severity: 'error' | 'warning'
}

/** Where a problem of the whole file is shown. */
export const FILE_START: Place = { line: 1, column: 1 }

/** More errors than these in one file tell nothing new, and a hostile file would make a hundred thousand. */
const MAX_ERRORS = 50

/** Collects the problems of one file. */
export type ProblemList = {
  readonly problems: Problem[]
  error(at: Place, message: string, hint: string): void
  warning(at: Place, message: string, hint: string): void
}

/** An empty list for the file at a path. */
export function problemList(path: string): ProblemList {
  const problems: Problem[] = []
  let errors = 0
  return {
    problems,
    error(at, message, hint) {
      errors += 1
      if (errors <= MAX_ERRORS) problems.push(problemAt(path, at, message, hint))
      if (errors === MAX_ERRORS + 1)
        problems.push(problemAt(path, at, 'There is more that is wrong, from here on.', 'Mend the above first.'))
    },
    warning(at, message, hint) {
      problems.push({ ...problemAt(path, at, message, hint), severity: 'warning' })
    },
  }
}

/** An error at a place of a file. */
export function problemAt(path: string, { line, column }: Place, message: string, hint: string): Problem {
  return { path, line, column, message, hint, severity: 'error' }
}

/** `path:line:column: what is wrong. What to do.`, which editors and terminals turn into a link. */
export function formatProblem({ path, line, column, message, hint, severity }: Problem): string {
  return `${path}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${message} ${hint}`.trimEnd()
}

/** Whether anything in there forbids an import. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
