import 'server-only'
import { parameterOf, type SearchParameters } from '../platform/search-parameters'
import type { ReadableQuestion } from './assemble-views'
import { plainTextOf } from './plain-text'
import { QUESTION_KINDS, QUESTION_LEVELS } from './question'
import { listReadableQuestions, listSetNames } from './question-repository'
import { labelOf } from './search-document'
import { type Clause, clauseOf, combinationsOf, type IndexQuery } from './search-expression'
import { countMatches, findCandidates, getVocabulary, listMatchingIds } from './search-index-repository'
import { correctionsOf, type Query, type QueryWord, readQuery } from './search-query'
import { rankMatches } from './search-score'
import { markHits, snippetOf } from './search-snippet'
import type { Candidate } from './search-store-repository'
import type { SearchChoices, SearchFilters, SearchHit, SearchPage } from './search-views'
import type { Vocabulary } from './search-vocabulary'
import { typographic } from './typography'

const PAGE = 25
/** How many are looked at and put in order: eight pages of them. */
const MAX_CANDIDATES = 200
const MAX_COUNTED = 1_000
/** Where no question has all the words, the rarest so many decide. */
const MAX_DECIDING = 4

/**
 * A page of the questions that say what an address asks for (`q`, `set`, `topic`, `kind`, `level`, `page`). What it
 * names that isn't there narrows nothing. Time is bounded whatever it says.
 */
export async function searchLibrary(parameters: SearchParameters): Promise<SearchPage> {
  const [vocabulary, sets] = await Promise.all([getVocabulary(), listSetNames()])
  const total = QUESTION_KINDS.reduce((sum, kind) => sum + (vocabulary.labels.get(labelOf('kind', kind)) ?? 0), 0)
  const query = readQuery(parameterOf(parameters, 'q') ?? '', vocabulary, total)
  const filters = readFilters(parameters, vocabulary, sets)
  const { ids, ...place } =
    query.words.length === 0
      ? await browse(filters, parameters, { labels: vocabulary.labels, total })
      : await find(query, filters, parameters)
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

async function browse(
  filters: SearchFilters,
  parameters: SearchParameters,
  known: { labels: Vocabulary['labels']; total: number },
): Promise<Found> {
  const query = { anyOf: [], ...narrowingOf(filters) }
  const [first, ...others] = query.labels
  const isKnown = query.setSlug === null && others.length === 0
  const total = isKnown
    ? first === undefined
      ? known.total
      : (known.labels.get(first) ?? 0)
    : await countMatches(query, Number.MAX_SAFE_INTEGER)
  const place = placeOf(parameters, total)
  const ids = await listMatchingIds(query, { skip: place.first, take: PAGE })
  return { ...place, ids, total, isCapped: false, isPartial: false }
}

async function find({ words }: Query, filters: SearchFilters, parameters: SearchParameters): Promise<Found> {
  const present = words.filter(({ forms }) => forms.length > 0)
  const narrowing = narrowingOf(filters)
  const whole = { anyOf: [present.map((word) => clauseOf(word, { inText: false }))], ...narrowing }
  let query: IndexQuery = whole
  let candidates = present.length > 0 ? await findCandidates(whole, MAX_CANDIDATES + 1) : []
  let isPartial = false
  if (candidates.length === 0 && present.length > 1) {
    isPartial = true
    const clauses = rarestFirst(present)
      .slice(0, MAX_DECIDING)
      .map((word) => clauseOf(word, { inText: false }))
    for (let size = Math.min(clauses.length, present.length - 1); size > 0 && candidates.length === 0; size -= 1) {
      query = { anyOf: combinationsOf(clauses, size), ...narrowing }
      candidates = await findCandidates(query, MAX_CANDIDATES + 1)
    }
  }
  const isMany = candidates.length > MAX_CANDIDATES
  if (isMany && !isPartial) candidates = await findBest(present, narrowing, candidates)
  const ranked = rankMatches(candidates.slice(0, MAX_CANDIDATES), present, !isPartial)
  const place = placeOf(parameters, ranked.length)
  const counted = isMany ? await countMatches(query, MAX_COUNTED + 1) : ranked.length
  return {
    ...place,
    ids: ranked.slice(place.first, place.first + PAGE).map(({ questionId }) => questionId),
    total: Math.min(counted, MAX_COUNTED),
    isCapped: counted > MAX_COUNTED,
    isPartial,
  }
}

/**
 * Of more matches than are looked at: first those whose own text has all the words, then those whose text has the
 * rarest, then any. By rules that both databases can follow exactly, where each one's own rank would differ.
 */
async function findBest(words: QueryWord[], narrowing: Narrowing, any: Candidate[]): Promise<Candidate[]> {
  const clausesOf = (isInText: (word: QueryWord) => boolean): Clause[][] => [
    words.map((word) => clauseOf(word, { inText: isInText(word) })),
  ]
  const [rarest] = rarestFirst(words)
  const found = new Map<string, Candidate>()
  const steps = [
    () => findCandidates({ anyOf: clausesOf(() => true), ...narrowing }, MAX_CANDIDATES),
    ...(words.length > 1
      ? [() => findCandidates({ anyOf: clausesOf((word) => word === rarest), ...narrowing }, MAX_CANDIDATES)]
      : []),
    async () => any,
  ]
  for (const step of steps) {
    if (found.size >= MAX_CANDIDATES) break
    for (const candidate of await step()) found.set(candidate.questionId, candidate)
  }
  return [...found.values()]
}

function rarestFirst(words: readonly QueryWord[]): QueryWord[] {
  return words.toSorted((a, b) => b.weight - a.weight)
}

/** The page that an address names, among those that there are. */
function placeOf(parameters: SearchParameters, listed: number): Place {
  const pages = Math.max(1, Math.ceil(listed / PAGE))
  const wanted = Number(parameterOf(parameters, 'page'))
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1
  return { page, pages, first: (page - 1) * PAGE, listed }
}

type Narrowing = Pick<IndexQuery, 'labels' | 'setSlug'>

function narrowingOf({ set, topic, kind, level }: SearchFilters): Narrowing {
  const labels = [topic && labelOf('topic', topic), kind && labelOf('kind', kind), level && labelOf('level', level)]
  return { labels: labels.filter((label) => label !== null), setSlug: set }
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
