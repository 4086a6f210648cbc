import 'server-only'
import { unstable_cache } from 'next/cache'
import { isBuilding } from '../platform/env'
import { countTopics, idsInSetOrder, type SetRow, setListingOf, setViewOf, viewOf } from './assemble-views'
import { CONTENT_TAG } from './content-tag'
import { rememberedRead } from './library-memory-queries'
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

/** As many bodies as are kept: some 10 MB. */
const MOST_VIEWS = 2_000
/** As many ids as one statement names. */
const VIEWS_AT_ONCE = 500

const readViews = rememberedRead<string, QuestionView>(MOST_VIEWS, async (ids) => {
  const views: QuestionView[] = []
  for (let start = 0; start < ids.length; start += VIEWS_AT_ONCE)
    views.push(...(await repository.listReadableQuestions(ids.slice(start, start + VIEWS_AT_ONCE))).map(viewOf))
  return byIdOf(views)
})

/** As many rubrics as are kept, some 15 kB each: more than a library has behavioural questions. */
const MOST_PHRASED = 500

const readPhrased = rememberedRead<string, PhrasedQuestion>(MOST_PHRASED, async (ids) => {
  const questions = await repository.listCoachableQuestions(ids)
  return new Map(questions.map(({ id, text, keyPoints, rubric }) => [id, { id, text, keyPoints, rubric }]))
})

/** What the lists and sets are made of. */
type Library = {
  listings: readonly QuestionListing[]
  byId: ReadonlyMap<string, QuestionListing>
  setRows: readonly SetRow[]
  /** Of all questions, in the order of the sets that they stand in. */
  ids: readonly string[]
}

const EMPTY: Library = { listings: [], byId: new Map(), setRows: [], ids: [] }

const readLibraries = rememberedRead<'all', Library>(1, async () => {
  const [listings, setRows] = await Promise.all([repository.listQuestionListings(), repository.listSetRows()])
  return new Map([['all', { listings, byId: byIdOf(listings), setRows, ids: idsInSetOrder(listings, setRows) }]])
})

async function readLibrary(): Promise<Library> {
  return (await readLibraries(['all'])).get('all') ?? EMPTY
}

/** All published questions, without their bodies, by topic and slug. */
export async function listQuestionListings(): Promise<readonly QuestionListing[]> {
  return (await readLibrary()).listings
}

/** Those of some questions that are published, without their bodies, in the order of the ids. */
export async function listListingsById(ids: readonly string[]): Promise<QuestionListing[]> {
  const { byId } = await readLibrary()
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** All topics with the number of questions that lie in them, most first. */
export async function listTopics(): Promise<{ topic: string; count: number }[]> {
  return countTopics(await listQuestionListings())
}

/** All published sets, for a list of them. */
export async function listQuestionSets(): Promise<SetListing[]> {
  const { setRows, byId } = await readLibrary()
  return setRows.map((row) => setListingOf(row, byId))
}

/** A published set with its questions under their sections; null where there is none. */
export async function findQuestionSet(slug: string): Promise<SetView | null> {
  const { setRows, byId } = await readLibrary()
  const row = setRows.find((candidate) => candidate.slug === slug)
  return row ? setViewOf(row, byId) : null
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
  const { byId } = await readLibrary()
  // Whatever stands in an address: what isn't there is neither asked for nor remembered.
  const views = await readViews(ids.filter((id) => byId.has(id)))
  return ids.flatMap((id) => views.get(id) ?? [])
}

/** Those of some questions that are published, with how answers to them sound: for comparing, never for a page. */
export async function listPhrasedQuestions(ids: readonly string[]): Promise<PhrasedQuestion[]> {
  const { byId } = await readLibrary()
  const phrased = await readPhrased(ids.filter((id) => byId.has(id)))
  return ids.flatMap((id) => phrased.get(id) ?? [])
}

/**
 * The ids of a scope's questions: a set's in its order, all in the order of the sets that they stand in; none for a
 * set or topic that isn't there.
 */
export async function listQuestionIds(scope: Exclude<StudyScope, { kind: 'own' }>): Promise<readonly string[]> {
  const { listings, setRows, ids } = await readLibrary()
  if (scope.kind === 'set')
    return setRows.find(({ slug }) => slug === scope.slug)?.entries.map(({ questionId }) => questionId) ?? []
  if (scope.kind === 'all') return ids
  if (scope.kind === 'questions') {
    const bySlug = new Map(listings.map(({ id, slug }) => [slug, id]))
    return [...new Set(scope.slugs)].flatMap((slug) => bySlug.get(slug) ?? [])
  }
  return listings.filter(({ topics }) => topics.includes(scope.topic)).map(({ id }) => id)
}

function byIdOf<Listing extends QuestionListing>(listings: readonly Listing[]): Map<string, Listing> {
  return new Map(listings.map((listing) => [listing.id, listing]))
}
