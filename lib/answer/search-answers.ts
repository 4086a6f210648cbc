import { gradeOf, type Query, readQuery } from '../question/search-query'
import { type Snippet, snippetOf } from '../question/search-snippet'
import { makeVocabulary, STEM_MARK } from '../question/search-vocabulary'
import { spokenWords, stemOf } from '../question/search-words'
import type { Answer } from './answer'

type Searchable = Pick<Answer, 'text' | 'keptText'>

/** What is looked through for one search: some two hundred thousand words, the answers first in the list first. */
const MAX_CHARACTERS = 1_200_000

/** Answers that say all of a query, in their order, each with its best part; and the query as it was read. */
export type FoundAnswers<One> = { query: Query; found: { answer: One; snippet: Snippet | null }[] }

/** Looks through answers of one's own: the same words as in the library, corrected by what the answers say. */
export function searchAnswers<One extends Searchable>(answers: readonly One[], text: string): FoundAnswers<One> {
  const read = readAnswers(answers)
  const counts = new Map<string, number>()
  for (const { words } of read) {
    const stems = new Set([...words].map((word) => STEM_MARK + stemOf(word)))
    for (const token of [...words, ...stems]) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  const query = readQuery(text, makeVocabulary(counts), answers.length)
  if (query.words.length === 0) return { query, found: [] }
  const found = read.filter(({ words }) =>
    query.words.every((wanted) => [...words].some((word) => gradeOf(wanted, word))),
  )
  return { query, found: found.map(({ answer }) => ({ answer, snippet: snippetOf(textsOf(answer), query) })) }
}

function readAnswers<One extends Searchable>(answers: readonly One[]): { answer: One; words: Set<string> }[] {
  const read: { answer: One; words: Set<string> }[] = []
  let characters = 0
  for (const answer of answers) {
    const whole = textsOf(answer).join('\n')
    characters += whole.length
    if (characters > MAX_CHARACTERS) break
    read.push({ answer, words: new Set(spokenWords(whole)) })
  }
  return read
}

function textsOf({ text, keptText }: Searchable): string[] {
  const texts = keptText === null || keptText === text ? [text] : [text, keptText]
  return texts.map((one) => one.replace(/\s+/g, ' ').trim())
}
