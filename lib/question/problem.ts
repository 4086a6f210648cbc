/** Something wrong in a content file, with the place and the way out. Lines and columns count from 1. */
export type Problem = {
  path: string
  line: number
  column: number
  /** What is wrong: a sentence. */
  message: string
  /** What to do: a sentence. */
  hint: string
  severity: 'error' | 'warning'
}

/** `path:line:column: what is wrong. What to do.`, which editors and terminals turn into a link. */
export function formatProblem({ path, line, column, message, hint, severity }: Problem): string {
  return `${path}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${message} ${hint}`.trimEnd()
}

/** Whether anything in there forbids an import. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}
