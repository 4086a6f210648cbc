import type { QuestionView } from './question-views'

/** As much as is searched for: a sentence. */
export const MAX_QUERY_CHARACTERS = 200

/** What narrows a search. Empty strings narrow nothing. */
export type SearchFilter = { query: string; topic: string }

/**
 * The questions that hold every word of the query (as the beginning of a word, in any case) in their text or key
 * points; those whose own text holds them all come first. In the order given, otherwise.
 */
export function searchQuestions(questions: QuestionView[], { query, topic }: SearchFilter): QuestionView[] {
  const words = wordsOf(query)
  const inTopic = topic ? questions.filter((question) => question.topics.includes(topic)) : questions
  if (words.length === 0) return inTopic
  const inText = inTopic.filter((question) => holdsAll(question.text, words))
  const inPoints = inTopic.filter((question) => !inText.includes(question) && holdsAll(fullText(question), words))
  return [...inText, ...inPoints]
}

function fullText({ text, topics, keyPoints }: QuestionView): string {
  return [text, ...topics, ...keyPoints.flatMap((point) => [point.text, point.detail])].join(' ')
}

function holdsAll(text: string, words: string[]): boolean {
  const present = wordsOf(text)
  return words.every((word) => present.some((candidate) => candidate.startsWith(word)))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
