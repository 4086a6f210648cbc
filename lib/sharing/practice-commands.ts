import 'server-only'
import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { MockOptions } from '../mock/mock'
import { planMock } from '../mock/mock-queries'
import { createMock } from '../mock/mock-repository'
import { fail, ok } from '../platform/result'
import { serverSecret } from '../platform/secret'
import { listQuestionListings } from '../question/question-queries'
import { listOwnQuestions } from '../question-set/own-question-repository'
import { OWN_LIMITS } from '../question-set/own-set'
import { contentsOf, findOwnSet } from '../question-set/own-set-repository'
import { questionIdsOf } from '../question-set/question-set'
import { defineFormCommand } from '../session/form-commands'
import { rememberGuest } from '../session/session-queries'
import { findUser } from '../session/user-repository'
import { practiceCopyOf } from './practice-copy'
import { type HandedSet, keepReceivedSet } from './practice-repository'
import { type LiveLink, type PracticePins, SHARE_LIMITS } from './share-link'
import { findLiveLink } from './share-link-repository'

// A room of candidates behind one address, and a bound on what a stranger can have stored.
const BEGIN_NETWORK = { name: 'share-begin-network', points: 200, windowSeconds: 3600 }
const BEGIN_USER = { name: 'share-begin', points: 40, windowSeconds: 3600 }

const NO_LINK = 'This link doesn’t lead anywhere any more. Ask whoever sent it for a new one.'
const NO_QUESTIONS = 'There is no question in this set yet. Come back later.'

/**
 * Begins to practise what a link shares: keeps a copy of the set as it stands, and a mock where the link asks for one.
 * A stranger becomes a guest by it.
 */
export const beginPractice = defineFormCommand({
  name: 'beginPractice',
  schema: z.strictObject({ token: z.string().max(100) }),
  allowances: (_, { session, network }) => [
    { limit: BEGIN_NETWORK, key: network },
    ...(session ? [{ limit: BEGIN_USER, key: session.userId }] : []),
  ],
  async handler({ session, now }, { token }) {
    const link = await findLiveLink(token, serverSecret(), now)
    if (link?.face !== 'practice') return fail('not_found', NO_LINK)
    const handed = await handOver(link)
    if (!handed) return fail('not_found', NO_LINK)
    if (handed.copies.size + handed.libraryIds.size === 0) return fail('not_found', NO_QUESTIONS)
    const writer = { userId: session?.userId ?? (await rememberGuest()), zone: session?.user?.zone ?? 'UTC', now }
    const { isExampleHidden } = link.pins
    const kept = await keepReceivedSet(writer, { linkId: link.id, isExampleHidden }, handed)
    if (kept.kind === 'unknown questions')
      return fail('conflict', 'The set was being changed at this moment. Begin once more.')
    if (kept.kind !== 'kept')
      return fail(
        'too_large',
        `You keep ${OWN_LIMITS.sets} sets or ${OWN_LIMITS.questions} questions already. Delete some first.`,
      )
    if (link.pins.activity === 'study') return ok({ redirectTo: `/study?own=${kept.setId}` })
    // What was just written made the user's row, where there was none.
    const who = { userId: writer.userId, isGuest: true, isSaved: true, user: await findUser(writer.userId) } as const
    const plan = await planMock(session?.user ? session : who, mockOptionsOf(link.pins, kept.setId), now)
    if (!plan) return fail('not_found', NO_QUESTIONS)
    const id = randomUUID()
    await createMock(writer, id, plan)
    return ok({ redirectTo: `/mock/${id}` })
  },
})

/** A shared set as it stands, with what candidates get of its questions; null where it is gone. */
async function handOver({
  id: linkId,
  ownerId,
  setId,
  pins,
}: LiveLink & { face: 'practice' }): Promise<HandedSet | null> {
  const set = await findOwnSet(ownerId, setId)
  if (!set) return null
  const ids = questionIdsOf(set.sections)
  const [own, library] = await Promise.all([listOwnQuestions(ownerId, ids), listQuestionListings()])
  const named = new Set(ids)
  const options = { linkId, isExampleHidden: pins.isExampleHidden }
  return {
    contents: contentsOf(set),
    copies: new Map(own.map((question) => [question.id, practiceCopyOf(question, options)])),
    libraryIds: new Set(library.flatMap(({ id }) => (named.has(id) ? [id] : []))),
  }
}

function mockOptionsOf(
  { mode, pace, order, thinkingSeconds, asksFollowUps }: PracticePins,
  setId: string,
): MockOptions {
  return {
    source: { kind: 'own', id: setId },
    count: SHARE_LIMITS.mockQuestions,
    ...{ mode, pace, order, thinkingSeconds, asksFollowUps },
    canPause: true,
    seed: randomInt(2 ** 32),
  }
}
