import 'server-only'
import { knownZone } from '../platform/zone'
import { findQuestionSet, listQuestionListings, listQuestionSets } from '../question/question-queries'
import type { SetListing, SetView } from '../question/question-views'
import type { Snippet } from '../question/search-snippet'
import { searchTexts } from '../question/search-texts'
import { findRequestSession, findSession, type Session } from '../session/session-queries'
import { listInterviewerQuestions } from './interviewer-repository'
import { listAllOwnQuestions, listOwnQuestions } from './own-question-repository'
import { isOwnId, type KeptSet, type OwnSetListing, type SetQuestion } from './own-set'
import { findOwnSet, listOwnSets } from './own-set-repository'
import { idsOfSets, ownListingOf } from './own-views'
import { fits } from './planned-time'
import { type OwnQuestion, type OwnSetDocument, questionIdsOf } from './question-set'

/** A user's sets by name, with the average time of an answer. */
export async function listSetNames(
  userId: string | null,
): Promise<{ id: string; title: string; averageSeconds: number }[]> {
  const sets = userId === null ? [] : (await listOwnSets(userId)).filter(({ deletedAt }) => deletedAt === null)
  const filled = sets.filter((set) => questionIdsOf(set.sections).length > 0)
  if (userId === null || filled.length === 0) return []
  const questions = await questionsOf(userId, filled)
  return filled.map(({ id, title, sections }) => {
    const times = questionIdsOf(sections).flatMap((questionId) => questions[questionId]?.timeLimitSeconds ?? [])
    return { id, title, averageSeconds: times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length) }
  })
}

/** The list of one's sets. */
export type OwnSetsPage = {
  ownerId: string | null
  zone: string
  sets: Omit<OwnSetListing, 'liveLinks' | 'responses'>[]
  /** Deleted within the last 30 days. */
  deleted: Omit<OwnSetListing, 'liveLinks' | 'responses'>[]
  /** Own questions that stand in no set. */
  loose: { id: string; text: string }[]
}

/** The sets of whoever asks. */
export async function getOwnSetsPage(): Promise<OwnSetsPage> {
  const session = await findSession()
  const userId = session?.user?.id ?? null
  const [sets, questions] = userId
    ? await Promise.all([listOwnSets(userId), listAllOwnQuestions(userId)])
    : [[] as KeptSet[], []]
  const placed = new Set(sets.flatMap(({ sections }) => questionIdsOf(sections)))
  const listings = sets.map(listingOf)
  return {
    ownerId: session?.userId ?? null,
    zone: knownZone(session?.user?.zone),
    sets: listings.filter(({ deletedAt }) => deletedAt === null),
    deleted: listings.filter(({ deletedAt }) => deletedAt !== null),
    loose: questions.filter(({ id, origin }) => origin === '' && !placed.has(id)).map(({ id, text }) => ({ id, text })),
  }
}

function listingOf(set: KeptSet): OwnSetsPage['sets'][number] {
  const { id, title, purpose, plannedMinutes, updatedAt, deletedAt } = set
  const { questions, neededMinutes } = fits(set)
  return {
    ...{ id, title, purpose, plannedMinutes, updatedAt, deletedAt },
    questionCount: questions,
    neededMinutes,
    isReceived: set.received !== null,
  }
}

/** A set's own page. */
export type OwnSetPage = {
  ownerId: string
  isGuest: boolean
  zone: string
  set: KeptSet
  /** By id; one that left the library is missing. */
  questions: Record<string, SetQuestion>
}

/** A set of whoever asks; null where they have none by that id. */
export async function getOwnSetPage(id: string): Promise<OwnSetPage | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.user.id, id) : null
  if (!session?.user || !set) return null
  return {
    ownerId: session.userId,
    isGuest: session.isGuest,
    zone: knownZone(session.user.zone),
    set,
    questions: await questionsOf(session.user.id, [set]),
  }
}

/** What the rows of sets show of their questions, by id. */
async function questionsOf(userId: string, sets: readonly KeptSet[]): Promise<Record<string, SetQuestion>> {
  const ids = idsOfSets(sets)
  const [library, own] = await Promise.all([listQuestionListings(), listOwnQuestions(userId, ids.filter(isOwnId))])
  const wanted = new Set(ids)
  const all = [...library.filter((listing) => wanted.has(listing.id)), ...own.map(ownListingOf)]
  return Object.fromEntries(
    all.map(({ id, slug, text, kind, level, topic, timeLimitSeconds }) => [
      id,
      { id, slug, text, kind, level, topic, timeLimitSeconds, isOwn: isOwnId(id) },
    ]),
  )
}

/** The page of a question of one's own. */
export type OwnQuestionPage = {
  ownerId: string
  question: OwnQuestion
  /** Whether it came by a share link: then it may be read and practised, not changed. */
  isReceived: boolean
  sets: { id: string; title: string }[]
}

/** A question of whoever asks; null where they have none by that id. */
export async function getOwnQuestionPage(id: string): Promise<OwnQuestionPage | null> {
  const session = await findSession()
  const [kept] = session?.user ? await listOwnQuestions(session.user.id, [id]) : []
  if (!session?.user || !kept) return null
  const { origin, ...question } = kept
  const sets = (await listOwnSets(session.user.id)).filter(
    (set) => set.deletedAt === null && questionIdsOf(set.sections).includes(id),
  )
  return {
    ownerId: session.userId,
    question,
    isReceived: origin !== '',
    sets: sets.map(({ id: setId, title }) => ({ id: setId, title })),
  }
}

/** A set with its questions, for a file; library questions come whole, with what is public of them. */
export async function findOwnSetDocument(request: Request, id: string): Promise<OwnSetDocument | null> {
  const session = await findRequestSession(request)
  const set = session?.user ? await findOwnSet(session.user.id, id) : null
  if (!session?.user || !set) return null
  const ids = questionIdsOf(set.sections)
  const [own, library] = await Promise.all([
    listOwnQuestions(session.user.id, ids.filter(isOwnId)),
    listInterviewerQuestions(ids.filter((questionId) => !isOwnId(questionId))),
  ])
  const questions = [...own.map(({ origin: _, ...question }) => question), ...library]
  const known = new Set(questions.map((question) => question.id))
  const sections = set.sections.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ questionId }) => known.has(questionId)),
  }))
  const { title, purpose, plannedMinutes } = set
  return { set: { id, title, purpose, plannedMinutes, sections }, questions }
}

/** What of one's own questions says all of a query, without bodies. */
export async function findOwnQuestions(
  session: Session | null,
  query: string,
): Promise<{ hits: { id: string; text: string; snippet: Snippet | null }[]; total: number }> {
  if (query === '' || !session?.user) return { hits: [], total: 0 }
  const { found } = searchTexts(await listAllOwnQuestions(session.user.id), query, (question) =>
    question.origin === ''
      ? [question.text, question.guidance, ...question.keyPoints.map(({ text }) => text), question.exampleAnswer]
      : [question.text],
  )
  const hits = found.map(({ item: { id, text }, snippet }) => ({ id, text, snippet }))
  return { hits: hits.slice(0, MAX_OWN_HITS), total: hits.length }
}

const MAX_OWN_HITS = 20

/** What a new set can be made from: the curated sets, and the one that an address names. */
export async function getNewSetPage(
  slug: string | null,
): Promise<{ ownerId: string | null; sets: SetListing[]; from: SetView | null }> {
  const [session, sets, from] = await Promise.all([
    findSession(),
    listQuestionSets(),
    slug === null ? null : findQuestionSet(slug),
  ])
  return { ownerId: session?.userId ?? null, sets, from }
}
