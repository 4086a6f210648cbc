import 'server-only'
import { unstable_cache } from 'next/cache'
import { isBuilding } from '../platform/env'
import { countTopics, idsInSetOrder, type SetRow, setListingOf, setViewOf, viewOf } from './assemble-views'
import { CONTENT_TAG } from './content-tag'
import { type PhrasedQuestion, type QuestionListing, SLUG } from './question'
import * as repository from './question-repository'
import type { QuestionPage, QuestionView, SetListing, SetView, StudyScope } from './question-views'

/**
 * A read of the library, kept until an import changes it. While the app is being built there is no content: it is
 * imported when the server starts. What the build rendered carries the tag all the same, and is thrown away with it
 * before the first request.
 */
function cachedRead<Arguments extends unknown[], Value>(
  name: string,
  empty: Value,
  read: (...args: Arguments) => Promise<Value>,
) {
  const readNow = async (...args: Arguments) => (isBuilding() ? empty : read(...args))
  return unstable_cache(readNow, [name], { tags: [CONTENT_TAG], revalidate: false })
}

// Next keeps no entry over 2 MB (and only says so in its log), so a large library is kept in pieces.
const LISTINGS_AT_ONCE = 2_000
const VIEWS_AT_ONCE = 50

const listListingsPage = cachedRead<[number], QuestionListing[]>('listings', [], (page) =>
  repository.listQuestionListings({ skip: page * LISTINGS_AT_ONCE, take: LISTINGS_AT_ONCE }),
)

const listViewsPage = cachedRead<[string[]], QuestionView[]>('views', [], async (ids) =>
  (await repository.listReadableQuestions(ids)).map(viewOf),
)

const listPhrasedPage = cachedRead<[string[]], PhrasedQuestion[]>('phrased', [], async (ids) =>
  (await repository.listCoachableQuestions(ids)).map(({ id, text, keyPoints, rubric }) => {
    return { id, text, keyPoints, rubric }
  }),
)

const listSetRows = cachedRead<[], SetRow[]>('sets', [], () => repository.listSetRows())

/** All published questions, without their bodies, by topic and slug. */
export async function listQuestionListings(): Promise<QuestionListing[]> {
  const listings: QuestionListing[] = []
  for (let page = 0; ; page += 1) {
    const more = await listListingsPage(page)
    listings.push(...more)
    if (more.length < LISTINGS_AT_ONCE) return listings
  }
}

/** All topics with the number of questions that lie in them, most first. */
export async function listTopics(): Promise<{ topic: string; count: number }[]> {
  return countTopics(await listQuestionListings())
}

/** All published sets, for a list of them. */
export async function listQuestionSets(): Promise<SetListing[]> {
  const [rows, listings] = await Promise.all([listSetRows(), listQuestionListings()])
  const byId = byIdOf(listings)
  return rows.map((row) => setListingOf(row, byId))
}

/** A published set with its questions under their sections; null where there is none. */
export async function findQuestionSet(slug: string): Promise<SetView | null> {
  const row = await findSetRow(slug)
  return row && setViewOf(row, byIdOf(await listQuestionListings()))
}

/** A published question's page; where its old address leads; or null. */
export async function findQuestion(slug: string): Promise<QuestionPage | { redirectTo: string } | null> {
  // Whatever stands in an address: what can't be a name is neither asked for nor remembered.
  return SLUG.test(slug) && slug.length <= MAX_SLUG_CHARACTERS ? findQuestionNamed(slug) : null
}

/** The longest file name that disks take. */
const MAX_SLUG_CHARACTERS = 255

const findQuestionNamed = cachedRead<[string], QuestionPage | { redirectTo: string } | null>(
  'question',
  null,
  async (slug) => {
    const question = await repository.findQuestionBySlug(slug)
    if (!question) {
      const redirectTo = await repository.findRedirect(slug)
      return redirectTo ? { redirectTo } : null
    }
    const sets = await repository.listSetsOf(question.id)
    const { previous, next } = await repository.findNeighbours(question, sets[0]?.slug ?? null)
    return { question: viewOf(question), sets, previous, next }
  },
)

/** Those of some questions that are published, with their bodies, in the order of the ids. */
export async function listQuestionViews(ids: readonly string[]): Promise<QuestionView[]> {
  return (await Promise.all(inPages(ids).map((page) => listViewsPage(page)))).flat()
}

/** Those of some questions that are published, with how answers to them sound: for comparing, never for a page. */
export async function listPhrasedQuestions(ids: readonly string[]): Promise<PhrasedQuestion[]> {
  // Sorted, so that the same are kept once.
  return (await Promise.all(inPages(ids.toSorted()).map((page) => listPhrasedPage(page)))).flat()
}

function inPages(ids: readonly string[]): string[][] {
  const pages: string[][] = []
  for (let start = 0; start < ids.length; start += VIEWS_AT_ONCE) pages.push(ids.slice(start, start + VIEWS_AT_ONCE))
  return pages
}

/**
 * The ids of a scope's questions: a set's in its order, all in the order of the sets that they stand in; none for a
 * set or topic that isn't there.
 */
export async function listQuestionIds(scope: Exclude<StudyScope, { kind: 'own' }>): Promise<string[]> {
  if (scope.kind === 'set') return (await findSetRow(scope.slug))?.entries.map(({ questionId }) => questionId) ?? []
  const listings = await listQuestionListings()
  if (scope.kind === 'all') return idsInSetOrder(listings, await listSetRows())
  if (scope.kind === 'questions') {
    const bySlug = new Map(listings.map(({ id, slug }) => [slug, id]))
    return [...new Set(scope.slugs)].flatMap((slug) => bySlug.get(slug) ?? [])
  }
  return listings.filter(({ topics }) => topics.includes(scope.topic)).map(({ id }) => id)
}

async function findSetRow(slug: string): Promise<SetRow | null> {
  return (await listSetRows()).find((row) => row.slug === slug) ?? null
}

function byIdOf(listings: readonly QuestionListing[]): Map<string, QuestionListing> {
  return new Map(listings.map((listing) => [listing.id, listing]))
}
