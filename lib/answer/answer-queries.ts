import 'server-only'
import { knownZone } from '../platform/zone'
import { findQuestion, findQuestionSet, listQuestionListings } from '../question/question-queries'
import { findSession, type Session } from '../session/session-queries'
import { type AnswerState, stateOf } from './answer'
import { listAnswerStandings, listAnswers, listAnswersTo, listRevisions } from './answer-repository'
import type { AnswerRow, AnswerSheet, EditorPage } from './editor-page'

/**
 * The editor of one question's answers; null where there is no such question, `redirectTo` where it was renamed.
 * @param answerId the answer to open: the default one where it is null, none (a new one) where it isn't there
 */
export async function getEditorPage(
  key: string,
  answerId: string | null,
): Promise<EditorPage | { redirectTo: string } | null> {
  const page = await findQuestion(key)
  if (!page || 'redirectTo' in page) return page
  const session = await findSession()
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
  }
}

/**
 * Every question with what was written to it; those written come first, the newest at the top.
 * @param query words that all must stand in an answer's text; "" for none
 */
export async function listAnswerRows(query: string): Promise<{ rows: AnswerRow[]; zone: string }> {
  const [session, listings] = await Promise.all([findSession(), listQuestionListings()])
  const answers = session?.user ? await listAnswers(session.user.id) : []
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const rows = listings.map((question): AnswerRow => {
    const own = answers.filter(({ questionId }) => questionId === question.id)
    return { question, state: stateOf(own), answers: own }
  })
  const found =
    words.length === 0
      ? rows
      : rows.filter(({ answers: own }) =>
          own.some(({ text, keptText }) => holdsAll(`${text} ${keptText ?? ''}`, words)),
        )
  const newest = ({ answers: own }: AnswerRow) => own[0]?.updatedAt.getTime() ?? 0
  return { rows: found.sort((a, b) => newest(b) - newest(a)), zone: knownZone(session?.user?.zone) }
}

function holdsAll(text: string, words: string[]): boolean {
  const lower = text.toLowerCase()
  return words.every((word) => lower.includes(word))
}

/** Where a question's answer stands: `keptAt` as ISO 8601, null where none is kept. */
export type AnswerStanding = { state: AnswerState; keptAt: string | null }

/** Where the answers to some questions stand for whoever looks, by question id. */
export async function getAnswerStandings(
  session: Session | null,
  questionIds: string[],
): Promise<Record<string, AnswerStanding>> {
  const all = session?.user ? await listAnswerStandings(session.user.id, questionIds) : []
  return Object.fromEntries(
    questionIds.map((id) => {
      const own = all.filter(({ questionId }) => questionId === id)
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
