import type { Token } from './language'

const NEGATIONS = new Set('not no never nobody nothing none neither nor without cannot hardly'.split(' '))

/** Whether a phrase denies something: an odd number of denials, since two take each other back. */
export function isNegated(tokens: readonly Token[]): boolean {
  return countNegations(tokens) % 2 === 1
}

export function countNegations(tokens: readonly Token[]): number {
  return tokens.filter(({ normal }) => NEGATIONS.has(normal)).length
}
