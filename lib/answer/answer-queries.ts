import 'server-only'
import { knownZone } from '../platform/zone'
import { findQuestion, findQuestionSet } from '../question/question-queries'
import type { QuestionView } from '../question/question-views'
import { correctionsOf } from '../question/search-query'
import { searchTexts } from '../question/search-texts'
import { isOwnId } from '../question-set/own-set'
import { listReadableListings, listReadableViews } from '../question-set/readable-queries'
import { findSession, type Session } from '../session/session-queries'
import { type Answer, type AnswerState, stateOf } from './answer'
import { listAnswerStandings, listAnswers, listAnswersTo, listClaims, listRevisions } from './answer-repository'
import type { AnswerRow, AnswerRows, AnswerSheet, EditorPage, OwnAnswers } from './editor-page'

/**
 * The editor of one question's answers; null where there is no such question, `redirectTo` where it was renamed.
 * @param session of whoever asks
 * @param answerId the answer to open: the default one where it is null, none (a new one) where it isn't there
 */
export async function getEditorPage(
  session: Session | null,
  key: string,
  answerId: string | null,
): Promise<EditorPage | { redirectTo: string } | null> {
  const page = isOwnId(key) ? await findOwnQuestionPage(session, key) : await findQuestion(key)
  if (!page || 'redirectTo' in page) return page
  const all = session?.user ? await listAnswersTo(session.user.id, page.question.id) : []
  const answers = all.filter(({ deletedAt }) => deletedAt === null)
  const open = (answerId === null ? answers[0] : answers.find(({ id }) => id === answerId)) ?? null
  return {
    ownerId: session?.userId ?? null,
    isGuest: session?.isGuest ?? true,
    zone: knownZone(session?.user?.zone),
    question: page.question,
    setTitle: page.sets[0]?.title ?? null,
    answers,
    deleted: all.filter(({ deletedAt }) => deletedAt !== null),
    open,
    revisions: open && session?.user ? await listRevisions(session.user.id, open.id) : [],
    claimedPoints:
      open && session?.user ? (await listClaims(session.user.id, open.id)).map(({ keyPointId }) => keyPointId) : [],
  }
}

async function findOwnQuestionPage(
  session: Session | null,
  id: string,
): Promise<{ question: QuestionView; sets: { title: string }[] } | null> {
  const [question] = await listReadableViews(session?.user?.id ?? null, [id])
  return question ? { question, sets: [] } : null
}

/**
 * Every question with what was written to it; those written come first, the newest at the top.
 * @param query words that an answer must say all of; with "" (or no word in it) every question is there
 */
export async function listAnswerRows(query: string): Promise<AnswerRows> {
  const session = await findSession()
  const listings = await listReadableListings(session?.user?.id ?? null)
  const answers = session?.user ? await listAnswers(session.user.id) : []
  const { query: read, found } = searchTexts(answers, query, textsOf)
  const foundIds = new Set(found.map(({ item }) => item.questionId))
  const byQuestion = groupByQuestion(answers)
  const rows = listings
    .filter(({ id }) => read.words.length === 0 || foundIds.has(id))
    .map((question): AnswerRow => {
      const own = byQuestion.get(question.id) ?? []
      return { question, state: stateOf(own), answers: own }
    })
  const newest = ({ answers: own }: AnswerRow) => own[0]?.updatedAt.getTime() ?? 0
  return {
    rows: rows.sort((a, b) => newest(b) - newest(a)),
    zone: knownZone(session?.user?.zone),
    corrections: correctionsOf(read),
  }
}

function groupByQuestion<Row extends { questionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.questionId, [...(groups.get(row.questionId) ?? []), row])
  return groups
}

function textsOf({ text, keptText }: Answer): string[] {
  return keptText === null || keptText === text ? [text] : [text, keptText]
}

/** As many as stand under the questions; the list of answers shows all. */
const MAX_HITS = 5

/** What of my own answers says all of a query, the newest first. Nobody else's, ever. */
export async function findOwnAnswers(session: Session | null, query: string): Promise<OwnAnswers> {
  const answers = session?.user && query !== '' ? await listAnswers(session.user.id) : []
  const { query: read, found } = searchTexts(answers, query, textsOf)
  const ids = [...new Set(found.map(({ item }) => item.questionId))]
  const questions = await listReadableViews(session?.user?.id ?? null, ids)
  const byId = new Map(questions.map((question) => [question.id, question]))
  const hits = found.flatMap(({ item: { id, questionId, label, keptText }, snippet }) => {
    const question = byId.get(questionId)
    if (!question) return []
    return [{ id, label, isKept: keptText !== null, slug: question.slug, questionText: question.text, snippet }]
  })
  return { hits: hits.slice(0, MAX_HITS), total: hits.length, corrections: correctionsOf(read) }
}

/** Where a question's answer stands: `keptAt` as ISO 8601, null where none is kept. */
export type AnswerStanding = { state: AnswerState; keptAt: string | null }

/** Where the answers to some questions stand for whoever looks, by question id. */
export async function getAnswerStandings(
  session: Session | null,
  questionIds: string[],
): Promise<Record<string, AnswerStanding>> {
  const byQuestion = groupByQuestion(session?.user ? await listAnswerStandings(session.user.id, questionIds) : [])
  return Object.fromEntries(
    questionIds.map((id) => {
      const own = byQuestion.get(id) ?? []
      const kept = own.flatMap(({ keptAt }) => (keptAt ? [keptAt.toISOString()] : [])).sort()
      return [id, { state: stateOf(own), keptAt: kept.at(-1) ?? null }]
    }),
  )
}

/** What was kept for a set's questions, in its order; null where there is no such set. */
export async function getAnswerSheet(setSlug: string): Promise<AnswerSheet | null> {
  const set = await findQuestionSet(setSlug)
  if (!set) return null
  const session = await findSession()
  const answers = session?.user ? await listAnswers(session.user.id) : []
  const questions = set.sections.flatMap((section) => section.questions)
  const entries = questions.flatMap((question) => {
    const kept = answers.find(
      ({ questionId, isDefault, keptText }) => questionId === question.id && isDefault && keptText !== null,
    )
    return kept?.keptText ? [{ question, text: kept.keptText }] : []
  })
  return { title: set.title, entries, missing: questions.length - entries.length }
}
