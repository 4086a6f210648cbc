import 'server-only'
import { headers } from 'next/headers'
import { totalSeconds } from '../mock/mock-options'
import { env, publicUrlOf } from '../platform/env'
import { serverSecret } from '../platform/secret'
import { OPENED_HEADER } from '../platform/server-state'
import { knownZone } from '../platform/zone'
import type { KitSheet } from '../question-set/kit'
import { listSetQuestions } from '../question-set/kit-queries'
import { kitSheetOf } from '../question-set/kit-sheet'
import type { KeptSet } from '../question-set/own-set'
import { findOwnSet, findReceivedSet } from '../question-set/own-set-repository'
import { questionIdsOf } from '../question-set/question-set'
import { listListingsOf } from '../question-set/readable-queries'
import { makeShareToken } from '../question-set/share-token'
import { findSession, type Session } from '../session/session-queries'
import { findMockOf } from './practice-queries'
import { countResponses, findResponse } from './response-repository'
import { sharedKey, storageKeyOf } from './share-key'
import { type LinkState, type LiveLink, linkStateOf, SHARE_LIMITS, type ShareLink, type SharePins } from './share-link'
import { countOpening, findLiveLink, listLinks, mayShare } from './share-link-repository'

/** What a candidate sees before they begin: no question, no id, nothing of who owns it but how they sign. */
export type PracticeFace = {
  face: 'practice'
  title: string
  purpose: string
  signedAs: string
  questionCount: number
  /** How long a mock takes at most; null where it is untimed, or study. */
  seconds: number | null
  pinned: SharePins
  /** What was begun here before; null where nothing was. */
  begun: { goOnAt: string; sendAt: string; sentAt: Date | null } | null
  zone: string
}

/** What an interviewer sees. */
export type KitFace = { face: 'kit'; signedAs: string; sheet: KitSheet; storageKey: string }

/** What a token's page shows to whoever asks; null for one that leads nowhere. An opening is counted. */
export async function getSharedPage(token: string, now: Date): Promise<PracticeFace | KitFace | null> {
  const link = await findLiveLink(token, serverSecret(), now)
  const set = link && (await findOwnSet(link.ownerId, link.setId))
  if (!link || !set) return null
  const session = await findSession()
  const isOpened = (await headers()).has(OPENED_HEADER)
  if (isOpened && session?.userId !== link.ownerId) await countOpening(link.id, now)
  return link.face === 'kit' ? kitFaceOf(link, set) : practiceFaceOf(link, set, session)
}

async function kitFaceOf(link: LiveLink & { face: 'kit' }, set: KeptSet): Promise<KitFace> {
  const { id, ownerId, signedAs, pins } = link
  const keyOf = (questionId: string) => sharedKey(id, questionId)
  const sheet = kitSheetOf(set, await listSetQuestions(ownerId, set), { ...pins, keyOf })
  return { face: 'kit', signedAs, sheet, storageKey: storageKeyOf(id) }
}

async function practiceFaceOf(
  link: LiveLink & { face: 'practice' },
  set: KeptSet,
  session: Session | null,
): Promise<PracticeFace> {
  const { id, ownerId, signedAs, face, pins } = link
  const listings = await listListingsOf(ownerId, questionIdsOf(set.sections))
  const times = listings.map(({ timeLimitSeconds }) => timeLimitSeconds)
  const { pace, thinkingSeconds, asksFollowUps, mode, order, activity } = pins
  const average = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)
  const isMock = activity === 'mock'
  const count = isMock ? Math.min(times.length, SHARE_LIMITS.mockQuestions) : times.length
  const options = { pace, count, thinkingSeconds, asksFollowUps, mode, order, canPause: true, seed: 0 }
  return {
    ...{ face, signedAs, title: set.title, purpose: set.purpose },
    questionCount: count,
    seconds: isMock ? totalSeconds(average, options) : null,
    pinned: { face, pins },
    begun: session?.user ? await findBegun(session.userId, id, isMock) : null,
    zone: knownZone(session?.user?.zone),
  }
}

async function findBegun(userId: string, linkId: string, isMock: boolean): Promise<PracticeFace['begun']> {
  const set = await findReceivedSet(userId, linkId)
  if (!set) return null
  const [mock, response] = await Promise.all([isMock ? findMockOf(userId, set) : null, findResponse(userId, linkId)])
  const goOnAt = mock ? (mock.isFinished ? `/mock/${mock.id}/scorecard` : `/mock/${mock.id}`) : `/study?own=${set.id}`
  const sentAt = response && response.withdrawnAt === null ? response.sentAt : null
  return { goOnAt, sendAt: `/my/sets/${set.id}/send`, sentAt }
}

/** A link as its owner's page shows it. */
export type LinkListing = ShareLink & { state: LinkState; address: string | null; responses: number }

/** The page where a set is shared. */
export type SharePage = { set: KeptSet; zone: string; mayShare: boolean; isGuest: boolean; links: LinkListing[] }

/** The links of a set of whoever asks; null where they have none by that id to share. */
export async function getSharePage(setId: string, now: Date): Promise<SharePage | null> {
  const session = await findSession()
  const set = session?.user ? await findOwnSet(session.userId, setId) : null
  if (!session?.user || !set || set.received) return null
  const { userId, isGuest, user } = session
  const [links, responses, may] = await Promise.all([
    listLinks(userId, setId),
    countResponses(userId, setId),
    mayShare(userId),
  ])
  return {
    set,
    ...{ zone: knownZone(user.zone), mayShare: may, isGuest },
    links: links.map((link) => {
      const state = linkStateOf(link, now)
      return {
        ...link,
        state,
        address: state === 'live' ? addressOf(link) : null,
        responses: responses.get(link.id) ?? 0,
      }
    }),
  }
}

function addressOf({ id, version }: ShareLink): string {
  return `${publicUrlOf(env())}/s/${makeShareToken({ linkId: id, version }, serverSecret())}`
}
