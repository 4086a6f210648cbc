import 'server-only'
import type { QuestionListing } from '../question/question'
import {
  listListingsById,
  listQuestionIds,
  listQuestionListings,
  listQuestionViews,
} from '../question/question-queries'
import type { QuestionView, StudyScope } from '../question/question-views'
import { listOwnListings, listOwnQuestions } from './own-question-repository'
import { isOwnId, OWN_TOPIC } from './own-set'
import { findOwnSet, listOwnSets } from './own-set-repository'
import { idsOfSets, ownViewOf, sealed } from './own-views'
import { type OwnQuestion, questionIdsOf } from './question-set'

/*
 * The library and what is one's own, as one: what study, mock and answers read by. Whose (null: a stranger, who has
 * nothing of their own) is said by the caller; the library's part is cached, one's own never.
 */

/** Those of some questions that one may read, with their bodies, in the order of the ids. At most one statement. */
export async function listReadableViews(userId: string | null, ids: readonly string[]): Promise<QuestionView[]> {
  const library = await listQuestionViews(ids.filter((id) => !isOwnId(id)))
  const own = userId === null ? [] : (await listOwnQuestions(userId, ids)).map(ownViewOf)
  return own.length === 0 ? library : inOrder(ids, [...library, ...own])
}

/** Those of some questions that one may read, without bodies, in the order of the ids. At most one statement. */
export async function listListingsOf(userId: string | null, ids: readonly string[]): Promise<QuestionListing[]> {
  const own = userId === null ? [] : await listOwnListings(userId, ids)
  const library = await listListingsById(ids)
  return own.length === 0 ? library : inOrder(ids, [...library, ...own])
}

/** Everything that one may study, without bodies: the questions of one's own sets first. Two statements at most. */
export async function listReadableListings(userId: string | null): Promise<readonly QuestionListing[]> {
  const library = await listQuestionListings()
  const ids = userId === null ? [] : idsOfSets(await listOwnSets(userId))
  if (ids.length === 0) return library
  return listListingsOf(userId, [...new Set([...ids, ...library.map(({ id }) => id)])])
}

/** The ids of a scope's questions in their order: everything begins with one's own sets. */
export async function listReadableIds(userId: string | null, scope: StudyScope): Promise<readonly string[]> {
  if (scope.kind === 'own') {
    const set = userId === null ? null : await findOwnSet(userId, scope.id)
    return set ? questionIdsOf(set.sections) : []
  }
  if (scope.kind === 'questions') {
    const named = [...new Set(scope.slugs)]
    const library = await listQuestionIds({ kind: 'questions', slugs: named.filter((slug) => !isOwnId(slug)) })
    return [...named.filter(isOwnId), ...library]
  }
  const library = await listQuestionIds(scope)
  if (scope.kind !== 'all' || userId === null) return library
  return [...new Set([...idsOfSets(await listOwnSets(userId)), ...library])]
}

/** What is to be studied: its questions in their order, and what those show that are asked for. */
export type ReadableScope = {
  questions: Pick<QuestionListing, 'id' | 'slug' | 'topic'>[]
  /** Of the set of one's own that it names; else null. */
  title: string | null
  /** Of practice by a link: what is behind its questions is asked for one by one, at reveal. */
  isSealed: boolean
  /** Those of its questions that are named, with their bodies, in the order of the ids. No statement. */
  listViews: (ids: readonly string[]) => Promise<QuestionView[]>
}

/** A scope's questions. Two statements at most: the sets of one's own, and what is one's own in them. */
export async function listReadableScope(userId: string | null, scope: StudyScope): Promise<ReadableScope> {
  const set = scope.kind === 'own' && userId !== null ? await findOwnSet(userId, scope.id) : null
  const ids = scope.kind === 'own' ? questionIdsOf(set?.sections ?? []) : await listReadableIds(userId, scope)
  const own = userId === null ? [] : await listOwnQuestions(userId, ids)
  const library = await listListingsById(ids)
  const isSealed = set?.received != null
  return {
    questions: own.length === 0 ? library : inOrder(ids, [...library, ...own.map(placeOf)]),
    title: set?.title ?? null,
    isSealed,
    async listViews(named) {
      const views = [...(await listQuestionViews(named.filter((id) => !isOwnId(id)))), ...ownOf(named).map(ownViewOf)]
      return inOrder(named, isSealed ? views.map(sealed) : views)
    },
  }

  function ownOf(named: readonly string[]): OwnQuestion[] {
    const asked = new Set(named)
    return own.filter(({ id }) => asked.has(id))
  }
}

/** What a question shows at reveal; null where one may not read it. An example that its sender hides stays hidden. */
export async function findRevealed(userId: string | null, questionId: string): Promise<QuestionView | null> {
  // Whatever stands in an address: of the library only what is there is asked for, and remembered.
  if ((await listListingsOf(userId, [questionId])).length === 0) return null
  return (await listReadableViews(userId, [questionId]))[0] ?? null
}

function placeOf({ id, topics }: OwnQuestion): Pick<QuestionListing, 'id' | 'slug' | 'topic'> {
  return { id, slug: id, topic: topics?.[0] ?? OWN_TOPIC }
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
