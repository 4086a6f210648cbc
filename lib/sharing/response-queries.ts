import 'server-only'
import { knownZone } from '../platform/zone'
import { listQuestionListings } from '../question/question-queries'
import { listSetQuestions } from '../question-set/kit-queries'
import { listOwnListings } from '../question-set/own-question-repository'
import type { KeptSet } from '../question-set/own-set'
import { findOwnSet } from '../question-set/own-set-repository'
import { questionIdsOf } from '../question-set/question-set'
import { findSession } from '../session/session-queries'
import { keyOfOrigin } from './practice-copy'
import { listOwnTexts } from './practice-queries'
import { type ReceivedResponse, type SentAnswer, stateOfAnswer } from './response'
import { findResponse, listResponses } from './response-repository'
import { sharedKey } from './share-key'
import { findSigned, listLinks } from './share-link-repository'

/** An answer that may be sent, named as it stands. `isSaid`: in practice; else it is an answer of one's own. */
export type SendableAnswer = SentAnswer & { state: string; isSaid: boolean }

/** A candidate's own texts to the questions of a set that came by a link, in their order; blank ones left out. */
export async function listSendable(userId: string, set: KeptSet, linkId: string): Promise<SendableAnswer[]> {
  const ids = questionIdsOf(set.sections)
  const [own, library, texts] = await Promise.all([
    listOwnListings(userId, ids),
    listQuestionListings(),
    listOwnTexts(userId, set),
  ])
  const questions = new Map([
    ...library.map(({ id, text }) => [id, { key: sharedKey(linkId, id), questionText: text }] as const),
    ...own.map(({ id, text, origin }) => [id, { key: keyOfOrigin(origin), questionText: text }] as const),
  ])
  return ids.flatMap((id) => {
    const question = questions.get(id)
    const said = texts.get(id)
    if (!question || !said) return []
    const answer = { ...question, text: said.text }
    return [{ ...answer, state: stateOfAnswer(answer), isSaid: said.isSaid }]
  })
}

/** Where a candidate sends answers, or takes them back. */
export type SendPage = {
  set: KeptSet
  zone: string
  /** How the set is signed; null where the link is dead: then nothing can be sent. */
  signed: { signedAs: string } | null
  answers: SendableAnswer[]
  response: ReceivedResponse | null
}

/** The page of a set that came by a link, of whoever asks; null where they have none by that id. */
export async function getSendPage(setId: string, now: Date): Promise<SendPage | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.userId, setId) : null
  if (!session?.user || !set?.received) return null
  const { linkId } = set.received
  const [signed, answers, response] = await Promise.all([
    findSigned(linkId, now),
    listSendable(session.userId, set, linkId),
    findResponse(session.userId, linkId),
  ])
  return { set, zone: knownZone(session.user.zone), signed, answers, response }
}

/** A response as the owner reads it: each answer beside what they listen for, where the question still stands there. */
export type ReadResponse = Omit<ReceivedResponse, 'answers' | 'linkId'> & {
  label: string
  answers: (SentAnswer & { listenFor: string[] })[]
}

/** What was sent for a set of whoever asks; null where they have none by that id. Nothing of it is judged. */
export async function getResponsesPage(
  setId: string,
): Promise<{ set: KeptSet; zone: string; responses: ReadResponse[] } | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.userId, setId) : null
  if (!session?.user || !set || set.received) return null
  const [responses, links, sources] = await Promise.all([
    listResponses(session.userId, setId),
    listLinks(session.userId, setId),
    listSetQuestions(session.userId, set),
  ])
  const labels = new Map(links.map(({ id, label }) => [id, label]))
  const listenForOf = (linkId: string) =>
    new Map([...sources.values()].map(({ id, listenFor }) => [sharedKey(linkId, id), listenFor]))
  return {
    set,
    zone: knownZone(session.user.zone),
    responses: responses.map(({ linkId, answers, ...response }) => {
      const byKey = listenForOf(linkId)
      return {
        ...response,
        label: labels.get(linkId) ?? '',
        answers: answers.map((answer) => ({ ...answer, listenFor: byKey.get(answer.key) ?? [] })),
      }
    }),
  }
}
