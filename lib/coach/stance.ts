import type { Token } from './language'

/** The manner in which something is said, whatever it is about: exact, vague, or wrong with confidence. */

export const STANCES = ['good', 'vague', 'misconception'] as const
export type Stance = (typeof STANCES)[number]

/** A logistic classifier a stance, one against the rest: a weight for each mark of manner it knows. */
export type StanceModel = Record<Stance, { bias: number; weights: Record<string, number> }>

/** Words that aren't function words and still say more of the manner than of the topic. */
const MANNER_WORDS = new Set(
  (
    'always never each every important try tried usually often sometimes something thing kind way good better best ' +
    'enough simply simple just really quite clear clearly properly careful carefully probably perhaps maybe think ' +
    'believe feel sure prove proof guarantee anyway still already exactly only first then because so since therefore ' +
    'second minute hour day week month year percent before after until instead than without against within same own ' +
    'need want like know help make work look keep hope learn understand'
  ).split(' '),
)

/**
 * Marks of manner in a sentence, each once: function words and the like, parts of speech, pairs of neighbouring parts of
 * speech, numbers, and how long it is. No word of the topic is among them.
 */
export function marksOf(tokens: readonly Token[]): string[] {
  const words = tokens.filter(({ isWord, isNumber }) => isWord || isNumber)
  const marks = new Set<string>()
  words.forEach(({ normal, lemma, pos, isStop, isNumber }, at) => {
    if (isStop || MANNER_WORDS.has(lemma)) marks.add(`w:${normal}`)
    const before = words[at - 1]
    if (before && isStop && before.isStop) marks.add(`ww:${before.normal} ${normal}`)
    marks.add(`p:${pos}`)
    marks.add(`pp:${before?.pos ?? '^'} ${pos}`)
    if (isNumber) marks.add('number')
    if (/ed$/.test(normal) && pos === 'VERB') marks.add('past')
    if (/ing$/.test(normal) && pos === 'VERB') marks.add('ing')
    if (/(?:tion|ment|ity|ness|ance|ence)s?$/.test(normal)) marks.add('abstract')
  })
  marks.add(`length:${Math.min(6, Math.floor(words.length / 5))}`)
  return [...marks]
}

/** How likely a sentence of such marks is good, vague, a misconception: each 0 to 1, not summing to 1. */
export function stanceOf(model: StanceModel, marks: readonly string[]): Record<Stance, number> {
  const scale = 1 / Math.sqrt(marks.length || 1)
  const likely = (stance: Stance) => {
    const { bias, weights } = model[stance]
    const sum = marks.reduce((total, mark) => total + (weights[mark] ?? 0) * scale, bias)
    return 1 / (1 + Math.exp(-sum))
  }
  return { good: likely('good'), vague: likely('vague'), misconception: likely('misconception') }
}
