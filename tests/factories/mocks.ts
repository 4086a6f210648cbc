import { randomUUID } from 'node:crypto'
import { type MockPlan, turnOf } from '../../lib/mock/mock'
import { createMock, recordMockEvent } from '../../lib/mock/mock-repository'
import type { Writer } from '../../lib/session/user-repository'

/** A mock of one question. */
export const ONE_QUESTION: MockPlan = {
  title: 'One question',
  options: {
    count: 1,
    order: 'set',
    pace: 1,
    thinkingSeconds: 0,
    asksFollowUps: false,
    canPause: true,
    mode: 'typed',
    seed: 1,
  },
  questions: [
    {
      ...{ questionId: 'q_a', slug: 'a', topic: 't', kind: 'technical', text: 'What?' },
      ...{ timeLimitSeconds: 60, followUps: [] },
    },
  ],
}

/** Begins a mock and types into it. @returns its id */
export async function insertMock(writer: Writer, text: string): Promise<string> {
  const id = randomUUID()
  await createMock(writer, id, ONE_QUESTION)
  const turn = turnOf(0, 'main')
  await recordMockEvent(writer, id, { id: randomUUID(), at: writer.now, revision: 0, type: 'asked', turn })
  const typed = { type: 'text' as const, turn, writerId: 'w', text }
  await recordMockEvent(writer, id, { id: randomUUID(), at: writer.now, revision: 1, ...typed })
  return id
}
