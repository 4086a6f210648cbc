import 'server-only'
import { listAnswerStandings } from '../answer/answer-repository'
import { turnOf } from '../mock/mock'
import { findMock, listMocks, type StoredMock } from '../mock/mock-repository'
import { replayMock } from '../mock/replay-mock'
import type { KeptSet } from '../question-set/own-set'
import { questionIdsOf } from '../question-set/question-set'
import { listAttempts } from '../review/practice-repository'
import { type OwnText, ownTexts, type SaidText } from './answers-to-send'

/** As many mocks as are looked through for those of a set. */
const MAX_MOCKS = 30
/** As many of a set's as are read whole. */
const MAX_READ = 5

/** The newest mock of a set that came by a link; null where there is none. */
export async function findMockOf(userId: string, set: KeptSet): Promise<{ id: string; isFinished: boolean } | null> {
  const [mock] = await listMocksOf(userId, set)
  return mock ? { id: mock.id, isFinished: replayMock(mock.plan, mock.events).phase === 'finished' } : null
}

/** A user's own newest text to each question of a set that came by a link, by id. */
export async function listOwnTexts(userId: string, set: KeptSet): Promise<Map<string, OwnText>> {
  const ids = questionIdsOf(set.sections)
  const [answers, attempts, mocks] = await Promise.all([
    listAnswerStandings(userId, ids),
    listAttempts(userId, ids),
    listMocksOf(userId, set),
  ])
  const whole = await Promise.all(mocks.slice(0, MAX_READ).map(({ id }) => findMock(userId, id)))
  const said = whole.flatMap((mock) => (mock ? saidIn(mock) : []))
  return ownTexts(answers, [...attempts.map(({ createdAt: at, ...attempt }) => ({ ...attempt, at })), ...said])
}

async function listMocksOf(userId: string, set: KeptSet): Promise<StoredMock[]> {
  const ids = new Set(questionIdsOf(set.sections))
  const mocks = await listMocks(userId, MAX_MOCKS)
  return mocks.filter(
    ({ plan }) => plan.title === set.title && plan.questions.every(({ questionId }) => ids.has(questionId)),
  )
}

function saidIn({ plan, events }: StoredMock): SaidText[] {
  const { turns } = replayMock(plan, events)
  return plan.questions.map(({ questionId }, index) => {
    const turn = turnOf(index, 'main')
    const times = events.flatMap((event) => (event.type === 'text' && event.turn === turn ? [event.at.getTime()] : []))
    return { questionId, text: turns.get(turn)?.text ?? '', at: new Date(Math.max(0, ...times)) }
  })
}
