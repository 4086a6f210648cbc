import { randomUUID } from 'node:crypto'
import type { Database } from '../../lib/platform/db'
import { createOwnQuestions } from '../../lib/question-set/own-question-repository'
import { createOwnSet } from '../../lib/question-set/own-set-repository'
import type { OwnQuestion } from '../../lib/question-set/question-set'
import { makeShareToken } from '../../lib/question-set/share-token'
import { ACCOUNT_COOKIE } from '../../lib/session/session-cookie'
import type { Writer } from '../../lib/session/user-repository'
import type { KitPins, PracticePins } from '../../lib/sharing/share-link'
import { insertLink, type NewLink } from '../../lib/sharing/share-link-repository'
import { TEST_SECRET } from '../setup/secret'
import { newVisitor, type Visitor } from '../setup/visitor'
import { createSignedIn } from './accounts'
import { NOW } from './practice'

/** A mock as it comes, with nothing hidden. */
export const PRACTICE_PINS: PracticePins = {
  ...{ activity: 'mock', mode: 'typed', pace: 1, order: 'set' },
  ...{ thinkingSeconds: 0, asksFollowUps: false, isExampleHidden: false },
}

/** A question of one's own, each text of which says what it is. */
export function newOwnQuestion(word: string, more: Partial<OwnQuestion> = {}): OwnQuestion {
  return {
    ...{ id: randomUUID(), text: `${word} text?`, kind: 'technical', level: 'mid', timeLimitSeconds: 60 },
    guidance: `${word} guidance`,
    keyPoints: [{ id: 'a', text: `${word} point`, detail: `${word} detail` }],
    exampleAnswer: `${word} example`,
    followUps: [`${word} follow-up?`],
    listenFor: [`${word} listen-for`],
    notes: `${word} notes`,
    ...more,
  }
}

/** Somebody who may share, signed in, with a set of questions of their own. `named` are of the library. */
export async function newSharer(
  database: Database,
  { questions = [newOwnQuestion('owner')], named = [] }: { questions?: OwnQuestion[]; named?: string[] } = {},
): Promise<{ writer: Writer; visitor: Visitor; setId: string; questions: OwnQuestion[] }> {
  const { userId, cookie } = await createSignedIn(database, NOW, { emailVerifiedAt: NOW })
  const visitor = newVisitor()
  visitor.jar.set(ACCOUNT_COOKIE, cookie)
  const writer = { userId, zone: 'UTC', now: NOW }
  const setId = await insertOwnSet(writer, questions, named)
  return { writer, visitor, setId, questions }
}

/** Keeps a set of somebody's own questions, with some of the library behind them. @returns its id */
export async function insertOwnSet(writer: Writer, questions: OwnQuestion[], named: string[] = []): Promise<string> {
  await createOwnQuestions(
    writer,
    questions.map((question) => ({ ...question, origin: '' })),
  )
  const setId = randomUUID()
  const ids = [...questions.map(({ id }) => id), ...named]
  const entries = ids.map((questionId) => ({ questionId, isMustAsk: true, minutes: 7 }))
  const sections = [{ id: `${setId.slice(0, 8)}-0`, title: 'Basics', entries }]
  const details = { title: 'Owner’s set', purpose: 'To see.', plannedMinutes: 30, anchors: {} }
  await createOwnSet(writer, setId, { ...details, sections })
  return setId
}

/** Makes a link. @returns its id, and the token of its first version */
export async function insertShareLink(
  writer: Writer,
  setId: string,
  link: Partial<NewLink> | { face: 'kit'; pins: KitPins } = {},
): Promise<{ linkId: string; token: string }> {
  const made = await insertLink(writer, {
    ...{ setId, label: 'owner-label', signedAs: '', expiresAt: null, face: 'practice', pins: PRACTICE_PINS },
    ...link,
  } as NewLink)
  if (made.kind !== 'made') throw new Error(`No link was made: ${made.kind}.`)
  return { linkId: made.linkId, token: makeShareToken({ linkId: made.linkId, version: 1 }, TEST_SECRET) }
}
