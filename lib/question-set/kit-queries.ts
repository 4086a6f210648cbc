import 'server-only'
import { findSession } from '../session/session-queries'
import { listInterviewerQuestions } from './interviewer-repository'
import type { KitSheet } from './kit'
import { type KitSource, kitSheetOf } from './kit-sheet'
import { listOwnQuestions } from './own-question-repository'
import { isOwnId, type KeptSet } from './own-set'
import { findOwnSet } from './own-set-repository'
import { questionIdsOf } from './question-set'

/** A user's set as an interviewer's sheet; null where they have none by that id. */
export async function getKitSheet(
  userId: string,
  setId: string,
  options: { isListenForShown: boolean; keyOf: (questionId: string) => string },
): Promise<KitSheet | null> {
  const set = await findOwnSet(userId, setId)
  return set && kitSheetOf(set, await listKitSources(userId, set), options)
}

/** The questions of a user's set with what an interviewer listens for, by id. Three statements. */
export async function listKitSources(userId: string, set: KeptSet): Promise<Map<string, KitSource>> {
  const ids = questionIdsOf(set.sections)
  const [library, own] = await Promise.all([
    listInterviewerQuestions(ids.filter((id) => !isOwnId(id))),
    listOwnQuestions(userId, ids.filter(isOwnId)),
  ])
  return new Map([...library, ...own].map((question) => [question.id, question]))
}

/** The sheet of one's own set, for whoever asks; null where they have none by that id. */
export async function getOwnKitPage(setId: string): Promise<{ sheet: KitSheet; storageKey: string } | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.userId, setId) : null
  // A candidate's copy is no interviewer's set: nothing to listen for came with it.
  if (!session || !set || set.received) return null
  const options = { isListenForShown: true, keyOf: (questionId: string) => questionId }
  const sheet = kitSheetOf(set, await listKitSources(session.userId, set), options)
  // As session/own-storage-browser.ts names what is an owner's, so that it is forgotten with them.
  return { sheet, storageKey: `callback-own:${session.userId}:kit:${setId}` }
}
