import 'server-only'
import { findSession } from '../session/session-queries'
import { listInterviewerQuestions } from './interviewer-repository'
import { anchorsOf, type KitSheet } from './kit'
import { listOwnQuestions } from './own-question-repository'
import { isOwnId, type KeptSet } from './own-set'
import { findOwnSet } from './own-set-repository'
import { fits } from './planned-time'
import { questionIdsOf } from './question-set'

/** The kit of a set of whoever asks; null where they have none by that id, or it came by a link: it isn't theirs. */
export async function getOwnKit(setId: string): Promise<{ ownerId: string; sheet: KitSheet } | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.user.id, setId) : null
  if (!session?.user || !set || set.received) return null
  const sheet = await kitSheetOf(session.user.id, set, { isListenForShown: true, keyOf: (id) => id })
  return { ownerId: session.userId, sheet }
}

/**
 * A set as an interviewer has it. Questions that left the library are left out.
 * @param isListenForShown else neither listen-for nor follow-ups are on it
 * @param keyOf what stands for a question's id where that may not be told
 */
async function kitSheetOf(
  ownerId: string,
  set: KeptSet,
  { isListenForShown, keyOf }: { isListenForShown: boolean; keyOf: (questionId: string) => string },
): Promise<KitSheet> {
  const ids = questionIdsOf(set.sections)
  const [own, library] = await Promise.all([
    listOwnQuestions(ownerId, ids.filter(isOwnId)),
    listInterviewerQuestions(ids.filter((id) => !isOwnId(id))),
  ])
  const byId = new Map([...own, ...library].map((question) => [question.id, question]))
  let number = 0
  const sections = set.sections.map(({ title, entries }) => ({
    title,
    questions: entries.flatMap(({ questionId, isMustAsk, minutes }) => {
      const question = byId.get(questionId)
      if (!question) return []
      number += 1
      const { text, kind, listenFor, followUps } = question
      return [
        {
          ...{ key: keyOf(questionId), number, text, kind, isMustAsk, minutes },
          listenFor: isListenForShown ? listenFor : [],
          followUps: isListenForShown ? followUps : [],
        },
      ]
    }),
  }))
  const { title, purpose, plannedMinutes, updatedAt, anchors } = set
  const { neededMinutes } = fits(set)
  return { title, purpose, plannedMinutes, neededMinutes, updatedAt, sections, anchors: anchorsOf(anchors) }
}
