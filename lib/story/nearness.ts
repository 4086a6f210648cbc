import { LITTLE_WORDS } from '../question/little-words'
import { spokenWords, stemOf } from '../question/search-words'

/** What a question says, part by part: a word of a heavier part tells more of what it is about. */
export type QuestionTexts = { id: string; parts: readonly { text: string; weight: number }[] }

/** What a story says. */
export type StoryTexts = { id: string; texts: readonly string[] }

/** A story beside a question. `score`: the cosine of what both speak of, from over 0 to 1. */
export type NearStory = { storyId: string; score: number }

/**
 * Below this hardly anything but chance is shared. Of the library’s behavioural questions 17 of 22 have their own example
 * answer as the nearest of all, at 0.10 to 0.34; others stand at 0.08 to 0.15.
 */
const LEAST_SCORE = 0.11
/** One word in common is chance, however short the story: a title alone comes near to nothing. */
const LEAST_SHARED = 3
/** As many as are offered for one question. */
const MOST_NEAR = 3
/** What is read of one text of a story: some four hundred words, which tell what it is about. */
const MAX_CHARACTERS = 2_500

/**
 * The stories that come nearest to each question by the stems of their words, best first, three at most. A word weighs
 * by how few of the questions say it (tf-idf), so what all of them ask for draws none nearer. Pure arithmetic: the same
 * for the same texts, whatever the order of the stories.
 * @param questions all that there are, also those that aren’t asked about: they say which words are rare
 */
export function nearestStories(
  questions: readonly QuestionTexts[],
  stories: readonly StoryTexts[],
): Map<string, NearStory[]> {
  const read = questions.map(({ id, parts }) => ({ id, weights: weightsOf(parts) }))
  const rarity = rarityOf(read.map(({ weights }) => weights))
  const asked = read.map(({ id, weights }) => ({ id, vector: vectorOf(weights, rarity) }))
  const told = stories.map(({ id, texts }) => ({
    id,
    vector: vectorOf(weightsOf(texts.map((text) => ({ text: text.slice(0, MAX_CHARACTERS), weight: 1 }))), rarity),
  }))
  return new Map(
    asked.map((question) => {
      const near = told.map(({ id, vector }) => ({ storyId: id, score: cosine(question.vector, vector) }))
      const best = near
        .filter(({ score }) => score >= LEAST_SCORE)
        .toSorted((a, b) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1))
      return [question.id, best.slice(0, MOST_NEAR)]
    }),
  )
}

/** Each stem with the sum of the weights of its places, damped: a word said ten times isn’t ten times the matter. */
function weightsOf(parts: readonly { text: string; weight: number }[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { text, weight } of parts) {
    for (const word of spokenWords(text)) {
      if (LITTLE_WORDS.has(word) || word.length < 3) continue
      const stem = stemOf(word)
      weights.set(stem, (weights.get(stem) ?? 0) + weight)
    }
  }
  return new Map([...weights].map(([stem, weight]) => [stem, Math.log1p(weight)]))
}

function rarityOf(questions: readonly Map<string, number>[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const weights of questions) for (const stem of weights.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log1p(questions.length / (1 + (counts.get(stem) ?? 0)))
}

type Vector = { weights: Map<string, number>; length: number }

function vectorOf(weights: Map<string, number>, rarity: (stem: string) => number): Vector {
  const rare = new Map([...weights].map(([stem, weight]) => [stem, weight * rarity(stem)]))
  return { weights: rare, length: Math.hypot(...rare.values()) }
}

/** 0 where hardly a word is shared. */
function cosine(one: Vector, other: Vector): number {
  if (one.length === 0 || other.length === 0) return 0
  const [few, many] = one.weights.size <= other.weights.size ? [one, other] : [other, one]
  let sum = 0
  let shared = 0
  for (const [stem, weight] of few.weights) {
    const same = many.weights.get(stem)
    if (same === undefined) continue
    sum += weight * same
    shared += 1
  }
  return shared < LEAST_SHARED ? 0 : sum / (one.length * other.length)
}
