import 'server-only'
import { listMocks } from '../mock/mock-repository'
import { replayMock } from '../mock/replay-mock'
import type { KeptSet } from '../question-set/own-set'
import { questionIdsOf } from '../question-set/question-set'

/** As many mocks as are looked through. */
const MAX_MOCKS = 30

/** The newest mock of a set that came by a link; null where there is none. */
export async function findMockOf(userId: string, set: KeptSet): Promise<{ id: string; isFinished: boolean } | null> {
  const ids = new Set(questionIdsOf(set.sections))
  const mocks = await listMocks(userId, MAX_MOCKS)
  const mock = mocks.find(
    ({ plan }) => plan.title === set.title && plan.questions.every(({ questionId }) => ids.has(questionId)),
  )
  return mock ? { id: mock.id, isFinished: replayMock(mock.plan, mock.events).phase === 'finished' } : null
}
