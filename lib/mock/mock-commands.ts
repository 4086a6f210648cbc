import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { defineCommand } from '../session/define-command'
import { clientId, instant } from '../session/fields'
import { defineFormCommand } from '../session/form-commands'
import { rememberGuest } from '../session/session-queries'
import { mockFields } from './mock-options'
import { planMock } from './mock-queries'
import { createMock, deleteMock as deleteStoredMock, mockEventBody, recordMockEvent } from './mock-repository'

const MOCKS = { name: 'mocks', points: 60, windowSeconds: 3600 }
// A text a second and more for hours.
const EVENTS = { name: 'mock-events', points: 6000, windowSeconds: 600 }

const NO_MOCK = 'This mock isn’t there any more.'

/** Begins a mock: picks the questions and pins them. A stranger becomes a guest by it. */
export const startMock = defineFormCommand({
  name: 'startMock',
  schema: mockFields,
  echoes: ['from', 'count', 'order', 'pace', 'thinking', 'followUps', 'pause', 'mode', 'seed'],
  allowances: (_, { session, network }) => [{ limit: MOCKS, key: session?.userId ?? network }],
  async handler({ session, now }, options) {
    const plan = await planMock(session, options, now)
    if (!plan) return fail('not_found', 'There is no question to ask there. Choose from something else.')
    const userId = session?.userId ?? (await rememberGuest())
    const id = randomUUID()
    await createMock({ userId, zone: session?.user?.zone ?? 'UTC', now }, id, plan)
    return ok({ redirectTo: `/mock/${id}` })
  },
})

/** Something that happened in a mock; sent again, it is stored once. */
export const saveMockEvent = defineCommand({
  name: 'saveMockEvent',
  limit: EVENTS,
  schema: z.strictObject({
    id: clientId,
    sessionId: clientId,
    at: instant,
    revision: z.int().min(0).max(1_000_000),
    body: mockEventBody,
  }),
  async handler({ deviceId: _, ...writer }, { sessionId, body, ...event }) {
    return (await recordMockEvent(writer, sessionId, { ...event, ...body })) ? ok(null) : fail('not_found', NO_MOCK)
  },
})

/** Deletes a mock with what was said in it. */
export const deleteMock = defineFormCommand({
  name: 'deleteMock',
  schema: z.strictObject({ sessionId: clientId }),
  allowances: (_, { session, network }) => [{ limit: MOCKS, key: session?.userId ?? network }],
  async handler({ session, now }, { sessionId }) {
    if (!session?.user) return fail('not_found', NO_MOCK)
    const isDeleted = await deleteStoredMock({ userId: session.userId, zone: session.user.zone, now }, sessionId)
    return isDeleted ? ok({ redirectTo: '/mock' }) : fail('not_found', NO_MOCK)
  },
})
