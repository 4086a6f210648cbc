import 'server-only'
import { knownZone } from '../platform/zone'
import { plainTextOf } from '../question/plain-text'
import type { QuestionListing } from '../question/question'
import { findQuestionSet } from '../question/question-queries'
import type { SetView } from '../question/question-views'
import { type Correction, correctionsOf } from '../question/search-query'
import { markHits, type Segment, type Snippet, snippetOf } from '../question/search-snippet'
import { searchTexts } from '../question/search-texts'
import { findRequestSession, findSession, type Session } from '../session/session-queries'
import { listSetQuestions } from './kit-queries'
import { listAllOwnQuestions, listOwnQuestions } from './own-question-repository'
import { isOwnId, type KeptSet, type OwnSetListing, type SetQuestion } from './own-set'
import { findOwnSet, listOwnSets } from './own-set-repository'
import { idsOfSets } from './own-views'
import { type OwnQuestion, type OwnSetDocument, questionIdsOf } from './question-set'
import { listListingsOf } from './readable-queries'

/** A user's sets by name, with the average time of an answer. */
export async function listSetNames(
  userId: string | null,
): Promise<{ id: string; title: string; averageSeconds: number }[]> {
  const sets = userId === null ? [] : (await listOwnSets(userId)).filter(({ deletedAt }) => deletedAt === null)
  const filled = sets.filter((set) => questionIdsOf(set.sections).length > 0)
  if (userId === null || filled.length === 0) return []
  const listings = await listListingsOf(userId, idsOfSets(filled))
  const byId = new Map(listings.map(({ id, timeLimitSeconds }) => [id, timeLimitSeconds]))
  return filled.map(({ id, title, sections }) => {
    const times = questionIdsOf(sections).flatMap((questionId) => byId.get(questionId) ?? [])
    return { id, title, averageSeconds: times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length) }
  })
}

/** The list of one's sets. */
export type OwnSetsPage = {
  ownerId: string | null
  zone: string
  sets: OwnSetListing[]
  /** Deleted within the last 30 days. */
  deleted: OwnSetListing[]
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
  const [standing, deleted] = [
    sets.filter(({ deletedAt }) => deletedAt === null),
    sets.filter(({ deletedAt }) => deletedAt !== null),
  ]
  return {
    ownerId: session?.userId ?? null,
    zone: knownZone(session?.user?.zone),
    sets: standing.map(listingOf),
    deleted: deleted.map(listingOf),
    loose: questions.filter(({ id, origin }) => origin === '' && !placed.has(id)).map(({ id, text }) => ({ id, text })),
  }
}

function listingOf({ id, title, purpose, plannedMinutes, updatedAt, sections, received }: KeptSet): OwnSetListing {
  const questionCount = questionIdsOf(sections).length
  return { id, title, purpose, plannedMinutes, updatedAt, questionCount, isReceived: received !== null }
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
  const listings = await listListingsOf(session.user.id, questionIdsOf(set.sections))
  const questions = listings.map(rowOf)
  return {
    ownerId: session.userId,
    isGuest: session.isGuest,
    zone: knownZone(session.user.zone),
    set,
    questions: Object.fromEntries(questions.map((question) => [question.id, question])),
  }
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
  const questions = await listSetQuestions(session.user.id, set)
  const sections = set.sections.map(({ title, entries }) => ({
    title,
    entries: entries.filter(({ questionId }) => questions.has(questionId)),
  }))
  const { title, purpose, plannedMinutes } = set
  return { set: { id, title, purpose, plannedMinutes, sections }, questions: [...questions.values()] }
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

/** What a search may be narrowed by of one's own. */
export async function listOwnSetTitles(session: Session | null): Promise<{ id: string; title: string }[]> {
  const sets = session?.user ? await listOwnSets(session.user.id) : []
  return sets.filter(({ deletedAt }) => deletedAt === null).map(({ id, title }) => ({ id, title }))
}

/** What of one of one's sets says all of a query; all of it where the query has no word. */
export type FoundInSet = {
  id: string
  title: string
  /** Words that nothing in it says, with what was searched for in their place. */
  corrections: Correction[]
  /** `number`: its place in the set, from 1. */
  hits: { question: SetQuestion; number: number; segments: Segment[]; snippet: Snippet | null }[]
}

/** Searches a set of one's own; null where one has none by that id. Of a received one only the questions are read. */
export async function searchOwnSet(session: Session | null, id: string, query: string): Promise<FoundInSet | null> {
  const set = session?.user ? await findOwnSet(session.user.id, id) : null
  if (!session?.user || !set) return null
  const [listings, bodies] = await Promise.all([
    listListingsOf(session.user.id, questionIdsOf(set.sections)),
    // Of a received one what is behind the questions is for reveal.
    set.received ? new Map<string, OwnQuestion>() : listSetQuestions(session.user.id, set),
  ])
  const rows = listings.map((listing, index) => {
    const body = bodies.get(listing.id)
    return { question: rowOf(listing), number: index + 1, behind: body ? textsBehind(body) : [] }
  })
  const { query: read, found } = searchTexts(rows, query, ({ question: { text }, behind }) => [text, ...behind])
  const hasWords = read.words.length > 0
  const hits = (hasWords ? found.map(({ item }) => item) : rows).map(({ question, number, behind }) => ({
    ...{ question, number, segments: markHits(question.text, read) },
    snippet: hasWords ? snippetOf(behind, read) : null,
  }))
  return { id, title: set.title, hits, corrections: correctionsOf(read) }
}

function textsBehind({ keyPoints, guidance, exampleAnswer, followUps, listenFor, notes }: OwnQuestion): string[] {
  const points = keyPoints.map((point) => `${point.text}. ${point.detail}`)
  return [...points, ...[guidance, exampleAnswer, notes].map(plainTextOf), ...followUps, ...listenFor]
}

function rowOf({ topics: _, ...listing }: QuestionListing): SetQuestion {
  return { ...listing, isOwn: isOwnId(listing.id) }
}

/** What a new set can be made from: a curated set that an address names, if it does. */
export async function getNewSetPage(slug: string | null): Promise<{ ownerId: string | null; from: SetView | null }> {
  const [session, from] = await Promise.all([findSession(), slug === null ? null : findQuestionSet(slug)])
  return { ownerId: session?.userId ?? null, from }
}
