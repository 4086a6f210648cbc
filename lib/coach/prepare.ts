import { type CoachedKeyPoint, type CoachedQuestion, hasPhrases } from './coached-question'
import type { Reader, Token } from './language'
import { deniesFirstVerb, isNegated } from './negation'
import { type Lexicon, makeLexicon, tabulate, termsOf, wordsOf, writePhrase } from './topic'
import { readUnits } from './units'
import { meanDirection, middleOf, type Vectors } from './vectors'
import { type KnownPhrase, type PointPhrases, VIEWS, type View, viewsOf } from './views'

/** What the coach knows of a question before it reads an answer: worth keeping, since it takes some 0.15 s. */

export type PreparedPoint = PointPhrases & {
  id: string
  hasPhrases: boolean
  /** Where its phrases and its claim point to, taken together. */
  middle: Float64Array
  /** What texts that don't speak of it reach in each view: mean and spread. */
  strangers: Record<View, { mean: number; spread: number }>
}

export type PreparedQuestion = {
  question: CoachedQuestion
  lexicon: Lexicon
  points: PreparedPoint[]
  exampleTokens: Token[]
}

/** Phrases of other questions; `source` is their question's id. */
export type Stranger = { source: string; text: string }

/** Reads a question's rubric into phrases, and measures how near phrases of other questions come by chance. */
export function prepareQuestion(
  read: Reader,
  vectors: Vectors,
  strangers: readonly Stranger[],
  question: CoachedQuestion,
): PreparedQuestion {
  const lexicon = makeLexicon()
  const tokensOf = (text: string) => read(text).flatMap(({ tokens }) => tokens)
  const phraseOf = (tokens: readonly Token[]) => writePhrase(lexicon, termsOf(vectors, tokens))
  const known = (text: string): KnownPhrase => {
    const tokens = tokensOf(text)
    return { phrase: phraseOf(tokens), isNegated: isNegated(tokens), deniesVerb: deniesFirstVerb(tokens) }
  }
  const aboutOf = ({ text, detail, cues }: CoachedKeyPoint) =>
    [text, ...read(detail).map(({ start, end }) => detail.slice(start, end)), cues.join(' ')]
      .filter((part) => part.trim() !== '')
      .map((part) => phraseOf(tokensOf(part)))
  const drafts = question.keyPoints.map((point) => ({
    id: point.id,
    hasPhrases: hasPhrases(point),
    good: point.good.map(known),
    vague: point.vague.map(known),
    misconception: point.misconception.map(known),
    about: aboutOf(point),
  }))
  lendExample(read, vectors, lexicon, question, drafts)
  const others = makeLexicon()
  const strange = strangers
    .filter(({ source }) => source !== question.id)
    .map(({ text }) => writePhrase(others, termsOf(vectors, tokensOf(text))))
  const table = tabulate(vectors, others, lexicon)
  const points = drafts.map((draft): PreparedPoint => {
    const reached = strange.map((phrase) => viewsOf(table, phrase, draft))
    const entries = VIEWS.map((view) => [view, spreadOf(reached.map((views) => views[view]))])
    // Every view is an entry.
    const phrases = [...draft.good, ...draft.vague, ...draft.misconception].map(({ phrase }) => phrase)
    const directions = [...phrases, ...draft.about].map((phrase) => meanDirection(vectors, wordsOf(lexicon, phrase)))
    const middle = middleOf(directions, vectors.dimensions)
    return { ...draft, middle, strangers: Object.fromEntries(entries) as PreparedPoint['strangers'] }
  })
  return { question, lexicon, points, exampleTokens: tokensOf(question.exampleAnswer) }
}

/** Each sentence of the example is a good phrase for the key point that it speaks of most; often the only one. */
function lendExample(
  read: Reader,
  vectors: Vectors,
  lexicon: Lexicon,
  question: CoachedQuestion,
  drafts: (PointPhrases & { hasPhrases: boolean })[],
): void {
  const units = readUnits(read, question.exampleAnswer).filter(({ isClause }) => !isClause)
  const written = units.map(({ tokens }) => ({
    phrase: writePhrase(lexicon, termsOf(vectors, tokens)),
    isNegated: isNegated(tokens),
    deniesVerb: deniesFirstVerb(tokens),
  }))
  const table = tabulate(vectors, lexicon, lexicon)
  const bare = drafts.map(({ about }) => ({ good: [], vague: [], misconception: [], about }))
  for (const sentence of written) {
    const nearness = bare.map((point) => viewsOf(table, sentence.phrase, point).about)
    const best = nearness.indexOf(Math.max(...nearness))
    const draft = drafts[best]
    draft?.good.push(sentence)
  }
  for (const draft of drafts)
    if (draft.good.length === 0)
      draft.good = draft.about.map((phrase) => ({ phrase, isNegated: false, deniesVerb: false }))
}

function spreadOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1)
  return { mean, spread: Math.max(Math.sqrt(variance), 0.01) }
}
