import { gradeOf, type Query, readQuery } from './search-query'
import { type Snippet, snippetOf } from './search-snippet'
import { makeVocabulary, STEM_MARK } from './search-vocabulary'
import { spokenWords, stemOf } from './search-words'

/** What is looked through for one search: some two hundred thousand words, what is first in the list first. */
const MAX_CHARACTERS = 1_200_000

/** What says all of a query, in its order, each with its best part; and the query as it was read. */
export type FoundTexts<One> = { query: Query; found: { item: One; snippet: Snippet | null }[] }

/**
 * Looks through what is one's own: the same words as in the library, corrected by what these texts say.
 * @param textsOf what an item says, its texts each on one line
 */
export function searchTexts<One>(
  items: readonly One[],
  text: string,
  textsOf: (item: One) => string[],
): FoundTexts<One> {
  const read = readItems(items, textsOf)
  const counts = new Map<string, number>()
  for (const { words } of read) {
    const stems = new Set([...words].map((word) => STEM_MARK + stemOf(word)))
    for (const token of [...words, ...stems]) counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  const query = readQuery(text, makeVocabulary(counts), items.length)
  if (query.words.length === 0) return { query, found: [] }
  const found = read.filter(({ words }) =>
    query.words.every((wanted) => [...words].some((word) => gradeOf(wanted, word))),
  )
  return { query, found: found.map(({ item, texts }) => ({ item, snippet: snippetOf(texts, query) })) }
}

type ReadItem<One> = { item: One; texts: string[]; words: Set<string> }

function readItems<One>(items: readonly One[], textsOf: (item: One) => string[]): ReadItem<One>[] {
  const read: ReadItem<One>[] = []
  let characters = 0
  for (const item of items) {
    const texts = textsOf(item).map((one) => one.replace(/\s+/g, ' ').trim())
    characters += texts.reduce((sum, one) => sum + one.length, 0)
    if (characters > MAX_CHARACTERS) break
    read.push({ item, texts, words: new Set(texts.flatMap(spokenWords)) })
  }
  return read
}
