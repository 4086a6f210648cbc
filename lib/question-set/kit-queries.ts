import 'server-only'
import { listInterviewerQuestions } from '../question/question-repository'
import { findSession } from '../session/session-queries'
import type { KitSheet } from './kit'
import { kitSheetOf } from './kit-sheet'
import { listOwnQuestions } from './own-question-repository'
import { isOwnId, type KeptSet } from './own-set'
import { findOwnSet } from './own-set-repository'
import { type OwnQuestion, questionIdsOf } from './question-set'

/**
 * The questions of a user's set with all that its owner may read of them, what is for an interviewer included, by id,
 * in the set's order. Two statements.
 */
export async function listSetQuestions(userId: string, set: KeptSet): Promise<Map<string, OwnQuestion>> {
  const ids = questionIdsOf(set.sections)
  const [library, own] = await Promise.all([
    listInterviewerQuestions(ids.filter((id) => !isOwnId(id))),
    listOwnQuestions(userId, ids),
  ])
  const byId = new Map<string, OwnQuestion>([
    ...library.map(({ slug: _, topic: __, ...question }) => [question.id, question] as const),
    ...own.map(({ origin: _, ...question }) => [question.id, question] as const),
  ])
  return new Map(
    ids.flatMap((id): [string, OwnQuestion][] => {
      const question = byId.get(id)
      return question ? [[id, question]] : []
    }),
  )
}

/** The sheet of one's own set, for whoever asks; null where they have none by that id. */
export async function getOwnKitPage(setId: string): Promise<{ sheet: KitSheet; storageKey: string } | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.userId, setId) : null
  // A candidate's copy is no interviewer's set: nothing to listen for came with it.
  if (!session || !set || set.received) return null
  const options = { isListenForShown: true, keyOf: (questionId: string) => questionId }
  const sheet = kitSheetOf(set, await listSetQuestions(session.userId, set), options)
  // As session/own-storage-browser.ts names what is an owner's, so that it is forgotten with them.
  return { sheet, storageKey: `callback-own:${session.userId}:kit:${setId}` }
}
