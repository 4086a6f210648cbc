import { plainTextOf } from './plain-text'
import type { Question } from './question'
import { LABEL_MARK, STEM_MARK } from './search-vocabulary'
import { spokenWords, stemOf } from './search-words'

/** Before what stands in the question's own text: it is found by that alone, too. */
export const TEXT_MARK = '^'
/** Before a short beginning of words, where it stands for all of them. */
export const BEGINNING_MARK = '*'

/** What the index keeps of a question: tokens to find it by, and what decides its place among others. */
export type SearchDocument = {
  questionId: string
  topic: string
  slug: string
  /** The words of its own text in order, then of its name and first topic; joined by spaces. */
  textWords: string
  /** Those of its topics and key points. */
  pointWords: string
  /** Each once: words, stems, labels, and the text's words and stems again with a mark. */
  tokens: string[]
}

/** What is searched of a question. What is an interviewer's is not. */
export type SearchableQuestion = Pick<
  Question,
  | 'id'
  | 'slug'
  | 'topic'
  | 'topics'
  | 'kind'
  | 'level'
  | 'text'
  | 'keyPoints'
  | 'guidance'
  | 'exampleAnswer'
  | 'followUps'
>

/** What narrows a search, as a token. */
export function labelOf(group: 'topic' | 'kind' | 'level', value: string): string {
  return `${LABEL_MARK}${group}-${value}`
}

/** A question as the index keeps it. */
export function searchDocumentOf(question: SearchableQuestion): SearchDocument {
  const { id, slug, topic, topics, kind, level, text, keyPoints, guidance, exampleAnswer, followUps } = question
  // The name says in a few words what it is about, often in others than the text.
  const textWords = spokenWords([text, slug, topic].join('\n'))
  const pointWords = spokenWords([...topics, ...keyPoints.flatMap((point) => [point.text, point.detail])].join('\n'))
  const rest = spokenWords([plainTextOf(guidance), plainTextOf(exampleAnswer), ...followUps].join('\n'))
  const tokens = new Set([
    labelOf('kind', kind),
    labelOf('level', level),
    ...topics.map((name) => labelOf('topic', name)),
  ])
  for (const word of new Set([...textWords, ...pointWords, ...rest])) addForms(tokens, '', word)
  for (const word of textWords) addForms(tokens, TEXT_MARK, word)
  return {
    questionId: id,
    topic,
    slug,
    textWords: textWords.join(' '),
    pointWords: pointWords.join(' '),
    tokens: [...tokens],
  }
}

/** A word that is its own stem stands for both: half of all are. */
function addForms(tokens: Set<string>, mark: string, word: string): void {
  const stem = stemOf(word)
  tokens.add(`${mark}${word}`)
  if (stem !== word) tokens.add(`${mark}${STEM_MARK}${stem}`)
}

const SHORTEST_KEPT = 2
const LONGEST_KEPT = 3

/** Those beginnings of a word that the index keeps like tokens: so short that very many words have them. */
export function keptBeginningsOf(word: string): string[] {
  // By whole characters: half of a pair of surrogates is no text.
  const characters = [...word.slice(0, 2 * LONGEST_KEPT)].slice(0, LONGEST_KEPT)
  return characters.map((_, index) => characters.slice(0, index + 1).join('')).slice(SHORTEST_KEPT - 1)
}

/** What a token is also found by: the short beginnings of its word, as tokens. */
export function beginningTokensOf(token: string): string[] {
  const mark = token.startsWith(TEXT_MARK) ? TEXT_MARK : ''
  const word = token.slice(mark.length)
  const isWord = [STEM_MARK, LABEL_MARK, BEGINNING_MARK].every((other) => !word.startsWith(other))
  return isWord ? keptBeginningsOf(word).map((beginning) => `${mark}${BEGINNING_MARK}${beginning}`) : []
}

/** Whether a token counts in a vocabulary. */
export function isOfVocabulary(token: string): boolean {
  return !token.startsWith(TEXT_MARK) && !token.startsWith(BEGINNING_MARK)
}
