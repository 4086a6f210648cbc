import type { Token } from './language'

const NEGATIONS = new Set('not no never nobody nothing none neither nor without cannot hardly'.split(' '))

/** Whether a phrase denies something: an odd number of denials, since two take each other back. */
export function isNegated(tokens: readonly Token[]): boolean {
  return countNegations(tokens) % 2 === 1
}

export function countNegations(tokens: readonly Token[]): number {
  return tokens.filter(({ normal }) => NEGATIONS.has(normal)).length
}

/** Whether a sentence's first verb is denied: "I don't check it", "nobody checks it"; not "I check it, not only once". */
export function deniesFirstVerb(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX')
  if (verb < 0) return countNegations(tokens.slice(0, 3)) % 2 === 1
  // A denial stands before its verb or right behind its auxiliary: "can not be", "is never".
  if (countNegations(tokens.slice(Math.max(0, verb - 3), verb + 3)) % 2 === 1) return true
  // Where the tagger took the verb for something else: "I never lean to either".
  return tokens.slice(0, verb).some(({ normal }, at) => normal === 'never' && tokens[at - 1]?.pos === 'PRON')
}
