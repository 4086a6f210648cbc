import 'server-only'
import { type KeptQuestion, listOwnQuestions } from '../question-set/own-question-repository'
import { findOwnSet, listOwnSets } from '../question-set/own-set-repository'
import { questionIdsOf } from '../question-set/question-set'
import { keyOfOrigin } from './practice-copy'
import { sharedKey } from './share-key'
import { findShared } from './share-link-repository'

/** The question that a copy was made of, as long as a link that it came by lives and the question stands there. */
export type Origin = { ownerId: string; questionId: string; signedAs: string; copy: KeptQuestion }

/** What a candidate's copy of a question was made of; null for one's own, or where nothing leads there any more. */
export async function findOrigin(userId: string, copyId: string, now: Date): Promise<Origin | null> {
  const [copy] = await listOwnQuestions(userId, [copyId])
  if (!copy || copy.origin === '') return null
  for (const { received, sections } of await listOwnSets(userId)) {
    if (!received || !questionIdsOf(sections).includes(copyId)) continue
    const shared = await findShared(received.linkId, now)
    const set = shared && (await findOwnSet(shared.ownerId, shared.setId))
    const key = keyOfOrigin(copy.origin)
    const questionId = set && questionIdsOf(set.sections).find((id) => sharedKey(received.linkId, id) === key)
    if (shared && questionId) return { ownerId: shared.ownerId, signedAs: shared.signedAs, questionId, copy }
  }
  return null
}
