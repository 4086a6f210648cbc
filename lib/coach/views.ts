import { type LikenessTable, overlapsOf, type Phrase } from './topic'

/** Six ways to ask how near a unit is to a key point: three kinds of text, by meaning and by equal words. */
export const VIEWS = ['phrase', 'about', 'good', 'phraseWords', 'aboutWords', 'goodWords'] as const
export type View = (typeof VIEWS)[number]

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
  const reached = (phrases: readonly Phrase[]) => phrases.map((phrase) => overlapsOf(table, unit, phrase))
  const known = (phrases: readonly KnownPhrase[]) => reached(phrases.map(({ phrase }) => phrase))
  const good = known(point.good)
  const all = [...good, ...known(point.vague), ...known(point.misconception)]
  const about = reached(point.about)
  const by = (kind: 'meaning' | 'words') => ({
    phrase: Math.max(0, ...all.map((overlap) => overlap[kind].f)),
    about: Math.max(0, ...about.map((overlap) => overlap[kind].f)),
    good: meanOfBest(
      good.map((overlap) => overlap[kind].f),
      3,
    ),
  })
  const words = by('words')
  return {
    ...by('meaning'),
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
