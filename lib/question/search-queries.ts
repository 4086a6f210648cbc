import 'server-only'
import { parameterOf, type SearchParameters } from '../platform/search-parameters'
import type { ReadableQuestion } from './assemble-views'
import { plainTextOf } from './plain-text'
import { QUESTION_KINDS, QUESTION_LEVELS } from './question'
import { listReadableQuestions, listSetNames } from './question-repository'
import { labelOf } from './search-document'
import { clauseOf, termOf } from './search-expression'
import { both, countIds, hasId, type IdSet, setOfIds } from './search-id-set'
import { findSets, getLibraryIndex, type LibraryIndex } from './search-index-repository'
import { bestOf, type FoundWord, matchesOf } from './search-matches'
import { correctionsOf, type Query, type QueryWord, readQuery } from './search-query'
import { rankMatches } from './search-score'
import { markHits, snippetOf } from './search-snippet'
import { readCandidates, readIdsOfSet, readQuestionIds } from './search-tables-repository'
import type { SearchChoices, SearchFilters, SearchHit, SearchPage } from './search-views'
import type { Vocabulary } from './search-vocabulary'
import { typographic } from './typography'

const PAGE = 25
/** How many are looked at and put in order: eight pages of them. */
const MAX_CANDIDATES = 200
const MAX_COUNTED = 1_000

/**
 * A page of the questions that say what an address asks for (`q`, `set`, `topic`, `kind`, `level`, `page`). What it
 * names that isn't there narrows nothing. Time is bounded whatever it says.
 */
export async function searchLibrary(parameters: SearchParameters): Promise<SearchPage> {
  const [index, sets] = await Promise.all([getLibraryIndex(), listSetNames()])
  const { vocabulary } = index
  const query = readQuery(parameterOf(parameters, 'q') ?? '', vocabulary, index.order.length)
  const filters = readFilters(parameters, vocabulary, sets)
  const { ids, ...place } =
    query.words.length === 0 ? await browse(filters, parameters, index) : await find(query, filters, parameters, index)
  return {
    filters,
    choices: { sets, topics: topicsOf(vocabulary) },
    hasWords: query.words.length > 0,
    ...place,
    hits: (await listReadableQuestions(ids)).map((question) => hitOf(question, query)),
    corrections: correctionsOf(query),
    missing: query.words.filter(({ forms }) => forms.length === 0).map(({ typed }) => typed),
  }
}

type Place = Pick<SearchPage, 'page' | 'pages' | 'first' | 'listed'>
type Found = Place & Pick<SearchPage, 'total' | 'isCapped' | 'isPartial'> & { ids: string[] }

/** Everything that the filters leave, by topic and slug. */
async function browse(filters: SearchFilters, parameters: SearchParameters, index: LibraryIndex): Promise<Found> {
  const { within } = await findWords([], filters, index)
  const listed = index.order.filter((id) => hasId(within, id))
  const place = placeOf(parameters, listed.length)
  const ids = await readQuestionIds(listed.slice(place.first, place.first + PAGE))
  return { ...place, ids, total: listed.length, isCapped: false, isPartial: false }
}

async function find(
  { words }: Query,
  filters: SearchFilters,
  parameters: SearchParameters,
  index: LibraryIndex,
): Promise<Found> {
  const present = words.filter(({ forms }) => forms.length > 0)
  const { found, within } = await findWords(present, filters, index)
  const matches = matchesOf(found, within)
  const candidates = await readCandidates(bestOf(found, matches, MAX_CANDIDATES))
  const ranked = rankMatches(candidates, present, !matches.isPartial)
  const place = placeOf(parameters, ranked.length)
  const total = countIds(matches.ids)
  return {
    ...place,
    ids: ranked.slice(place.first, place.first + PAGE).map(({ questionId }) => questionId),
    total: Math.min(total, MAX_COUNTED),
    isCapped: total > MAX_COUNTED,
    isPartial: matches.isPartial,
  }
}

/** The documents that have each of some words, and those that the filters leave. */
async function findWords(
  words: readonly QueryWord[],
  { set, topic, kind, level }: SearchFilters,
  { all, lastId }: LibraryIndex,
): Promise<{ found: FoundWord[]; within: IdSet }> {
  const labels = [topic && labelOf('topic', topic), kind && labelOf('kind', kind), level && labelOf('level', level)]
  const clauses = [
    ...words.map((word) => clauseOf(word, { inText: false })),
    ...words.map((word) => clauseOf(word, { inText: true })),
    ...labels.filter((label) => label !== null).map((label) => [termOf(label)]),
  ]
  const [sets, ofSet] = await Promise.all([
    clauses.length > 0 ? findSets(clauses, lastId) : [],
    set === null ? [] : [setOfIds(await readIdsOfSet(set), lastId)],
  ])
  const narrowing = [...sets.slice(2 * words.length), ...ofSet]
  const found = words.flatMap(({ weight }, index) => {
    const [anywhere, inText] = [sets[index], sets[words.length + index]]
    return anywhere && inText ? [{ weight, anywhere, inText }] : []
  })
  return { found, within: narrowing.reduce(both, all) }
}

/** The page that an address names, among those that there are. */
function placeOf(parameters: SearchParameters, listed: number): Place {
  const pages = Math.max(1, Math.ceil(listed / PAGE))
  const wanted = Number(parameterOf(parameters, 'page'))
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1
  return { page, pages, first: (page - 1) * PAGE, listed }
}

function readFilters(parameters: SearchParameters, { labels }: Vocabulary, sets: SearchChoices['sets']): SearchFilters {
  const wanted = (name: string) => parameterOf(parameters, name)
  const topic = wanted('topic')
  return {
    set: sets.find(({ slug }) => slug === wanted('set'))?.slug ?? null,
    topic: topic !== null && labels.has(labelOf('topic', topic)) ? topic : null,
    kind: QUESTION_KINDS.find((kind) => kind === wanted('kind')) ?? null,
    level: QUESTION_LEVELS.find((level) => level === wanted('level')) ?? null,
  }
}

function topicsOf({ labels }: Vocabulary): SearchChoices['topics'] {
  const mark = labelOf('topic', '')
  return [...labels]
    .filter(([token]) => token.startsWith(mark))
    .map(([token, count]) => ({ topic: token.slice(mark.length), count }))
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))
}

function hitOf(question: ReadableQuestion, query: Query): SearchHit {
  const { guidance, exampleAnswer, keyPoints, followUps, ...listing } = question
  return {
    question: listing,
    segments: markHits(listing.text, query),
    snippet: query.words.length > 0 ? snippetOf(textsOf(question), query) : null,
  }
}

/** One after another, so that what isn't looked at isn't made. */
function* textsOf({ keyPoints, guidance, exampleAnswer, followUps }: ReadableQuestion): Generator<string> {
  for (const { text, detail } of keyPoints) yield `${text}. ${detail}`
  yield typographic(plainTextOf(guidance))
  yield typographic(plainTextOf(exampleAnswer))
  yield* followUps
}
