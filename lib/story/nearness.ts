import { LITTLE_WORDS } from '../question/little-words'
import { spokenWords, stemOf } from '../question/search-words'

/** A text, and what its words count. */
export type Part = { text: string; weight: number }

/**
 * What a question says, part by part: a word of a heavier part tells more of what it is about.
 * `phrases`: how answers to it sound; none where that isn’t known.
 */
export type QuestionTexts = { id: string; parts: readonly Part[]; phrases: readonly Part[] }

/** A question whose words are counted: it stays the same for as long as its texts do, and may be kept. */
export type ReadQuestion = { id: string; weights: ReadonlyMap<string, number>; hasPhrases: boolean }

/** What a story says. */
export type StoryTexts = { id: string; texts: readonly string[] }

/**
 * A story beside a question. `score`: the cosine of what both speak of, from over 0 to 1; where phrases are known, how
 * far it is above the mean of the other questions with phrases.
 */
export type NearStory = { storyId: string; score: number }

/** Of a question by its own words: below this hardly anything but chance is shared. */
const LEAST_COSINE = 0.1
/** Of a question with phrases, which share some words with every story: so far above the others must it stand. */
const LEAST_ABOVE = 0.05
/** So many others with phrases make a mean; beside fewer a question is judged by the cosine. */
const LEAST_OTHERS = 5
/** One word in common is chance, however short the story: a title alone comes near to nothing. */
const LEAST_SHARED = 3
/** As many as are offered for one question. */
const MOST_NEAR = 3
/** What is read of one text of a story: some four hundred words, which tell what it is about. */
const MAX_CHARACTERS = 2_500

/** Counts the words of a question, for nearestStories. */
export function readQuestion({ id, parts, phrases }: QuestionTexts): ReadQuestion {
  return { id, weights: weightsOf([...parts, ...phrases]), hasPhrases: phrases.length > 0 }
}

/**
 * The stories that come nearest to each question, best first, three at most: by the stems of its words, and of those
 * that answers to it are told in. A good story seldom says the words of its question, but it does those of other
 * answers. A word weighs by how few of the questions say it (tf-idf), so what all of them ask for draws none nearer.
 * Pure arithmetic: the same for the same texts, whatever the order of the stories. How well it does, and why not by
 * encodings: docs/decisions/0025.
 * @param questions all that there are, also those that aren’t asked about: they say which words are rare
 */
export function nearestStories(
  questions: readonly ReadQuestion[],
  stories: readonly StoryTexts[],
): Map<string, NearStory[]> {
  const phrased = questions.filter(({ hasPhrases }) => hasPhrases)
  const isAmongOthers = phrased.length > LEAST_OTHERS
  // Phrases are many more words: by these alone the library's questions are judged the same beside any sets of one's own.
  const rarity = rarityOf((isAmongOthers ? phrased : questions).map(({ weights }) => weights))
  const asked = questions.map(({ id, weights, hasPhrases }) => {
    return { id, vector: vectorOf(weights, rarity), isAmongOthers: isAmongOthers && hasPhrases }
  })
  const near = new Map(asked.map(({ id }): [string, NearStory[]] => [id, []]))
  for (const { id: storyId, texts } of stories) {
    const told = vectorOf(weightsOf(texts.map((text) => ({ text: text.slice(0, MAX_CHARACTERS), weight: 1 }))), rarity)
    const cosines = asked.map(({ vector, ...question }) => ({ ...question, cosine: cosine(vector, told) }))
    for (const { id, score } of scoresOf(cosines)) near.get(id)?.push({ storyId, score })
  }
  const byScore = (a: NearStory, b: NearStory) => b.score - a.score || (a.storyId < b.storyId ? -1 : 1)
  return new Map([...near].map(([id, found]) => [id, found.toSorted(byScore).slice(0, MOST_NEAR)]))
}

/** The questions that one story comes near, with how near. */
function scoresOf(
  cosines: readonly { id: string; isAmongOthers: boolean; cosine: number }[],
): { id: string; score: number }[] {
  const others = cosines.filter(({ isAmongOthers }) => isAmongOthers)
  const sum = others.reduce((total, { cosine }) => total + cosine, 0)
  return cosines.flatMap(({ id, isAmongOthers, cosine }) => {
    const score = isAmongOthers ? cosine - (sum - cosine) / (others.length - 1) : cosine
    return score >= (isAmongOthers ? LEAST_ABOVE : LEAST_COSINE) ? [{ id, score }] : []
  })
}

/** Each stem with the sum of the weights of its places, damped: a word said ten times isn’t ten times the matter. */
function weightsOf(parts: readonly Part[]): Map<string, number> {
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

function rarityOf(questions: readonly ReadonlyMap<string, number>[]): (stem: string) => number {
  const counts = new Map<string, number>()
  for (const weights of questions) for (const stem of weights.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return (stem) => Math.log1p(questions.length / (1 + (counts.get(stem) ?? 0)))
}

type Vector = { weights: Map<string, number>; length: number }

function vectorOf(weights: ReadonlyMap<string, number>, rarity: (stem: string) => number): Vector {
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
