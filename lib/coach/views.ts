import { type LikenessTable, overlapOf, type Phrase } from './topic'

/** Six ways to ask how near a unit is to a key point: three kinds of text, by meaning and by equal words. */
export const VIEWS = ['phrase', 'about', 'good', 'phraseWords', 'aboutWords', 'goodWords'] as const
export type View = (typeof VIEWS)[number]

/** What equal lemmas reach; floats of 32 bits hold 1 exactly. */
const EQUAL = 1

/** A phrase of a rubric, whether it denies something, and whether that is its first verb. */
export type KnownPhrase = { phrase: Phrase; isNegated: boolean; deniesVerb: boolean }

/** What a key point is compared by. */
export type PointPhrases = {
  good: KnownPhrase[]
  vague: KnownPhrase[]
  misconception: KnownPhrase[]
  /** The claim, each sentence of its detail, its cues. */
  about: Phrase[]
}

/** F in each view: the best of all phrases; of claim, detail and cues; and the mean of the best three good ones. */
export function viewsOf(table: LikenessTable, unit: Phrase, point: PointPhrases): Record<View, number> {
  const reached = (phrases: readonly KnownPhrase[], least: number) =>
    phrases.map(({ phrase }) => overlapOf(table, unit, phrase, least).f)
  const by = (least: number) => {
    const good = reached(point.good, least)
    const rest = [...reached(point.vague, least), ...reached(point.misconception, least)]
    return {
      phrase: Math.max(0, ...good, ...rest),
      about: Math.max(0, ...point.about.map((phrase) => overlapOf(table, unit, phrase, least).f)),
      good: meanOfBest(good, 3),
    }
  }
  const meaning = by(0)
  const words = by(EQUAL)
  return {
    ...meaning,
    phraseWords: words.phrase,
    aboutWords: words.about,
    goodWords: words.good,
  }
}

/** Mean of the highest few of some numbers; 0 where there are none. */
export function meanOfBest(values: readonly number[], count: number): number {
  const best = [...values].sort((a, b) => b - a).slice(0, count)
  return best.reduce((sum, value) => sum + value, 0) / (best.length || 1)
}
