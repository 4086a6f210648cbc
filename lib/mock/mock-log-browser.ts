import { newId } from '../session/new-id-browser'
import { openOutbox } from '../session/outbox-browser'
import type { MockEvent, MockEventBody } from './mock'

/** Puts an event of a mock into the queue; resolves once this browser keeps it. */
export function sendMockEvent(ownerId: string, sessionId: string, event: MockEvent): Promise<string> {
  const { id, at, revision, ...body } = event
  const payload = { id, sessionId, at: at.toISOString(), revision, body }
  return openOutbox().enqueue({ name: 'saveMockEvent', payload, ownerId, id: newId(), key: `mock-event ${id}` })
}

/** The events of a mock that wait in this browser. */
export async function listPendingMockEvents(
  owner: { ownerId: string; isGuest: boolean },
  sessionId: string,
): Promise<MockEvent[]> {
  const pending = await openOutbox().listPending(owner)
  return pending
    .filter(({ name, payload }) => name === 'saveMockEvent' && payload.sessionId === sessionId)
    .map(({ payload }) => {
      // What waits was made by sendMockEvent: its shape is an event's.
      const { id, at, revision, body } = payload as { id: string; at: string; revision: number; body: MockEventBody }
      return { id, revision, at: new Date(at), ...body }
    })
}
