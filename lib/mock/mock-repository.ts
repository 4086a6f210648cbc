import { z } from 'zod'
import { db } from '../platform/db'
import { QUESTION_KINDS } from '../question/question'
import { RATINGS } from '../review/review'
import { typedText } from '../session/fields'
import { inUserTransaction, type Writer } from '../session/user-repository'
import {
  MAX_MOCK_TEXT_CHARACTERS,
  MOCK_MODES,
  MOCK_ORDERS,
  type MockEvent,
  type MockEventBody,
  type MockPlan,
} from './mock'

const turn = z.string().regex(/^\d{1,2}f?$/)

const DAY_MS = 86_400_000
/** By so much a device's clock may be ahead and still be believed. */
const CLOCKS_MS = 60_000
/** What is only compared. As a text that a database holds: whoever sends another would be told to send it again. */
const name = typedText(64)
const takeMs = z.int().min(0).max(DAY_MS)

/** What a client sends and the database holds of an event. */
export const mockEventBody = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('asked'), turn, followUp: typedText(500).optional() }),
  z.strictObject({
    type: z.literal('text'),
    turn,
    writerId: name,
    text: typedText(MAX_MOCK_TEXT_CHARACTERS),
    seen: z.record(name, z.int()).optional(),
  }),
  z.strictObject({ type: z.literal('paused') }),
  z.strictObject({ type: z.literal('resumed') }),
  z.strictObject({ type: z.literal('away'), from: z.iso.datetime(), to: z.iso.datetime() }),
  z.strictObject({ type: z.literal('present') }),
  z.strictObject({
    type: z.literal('spoken'),
    turn,
    takeId: name,
    recordedMs: takeMs,
    speakingMs: takeMs,
    longestPauseMs: takeMs,
    isCaptioned: z.boolean(),
  }),
  z.strictObject({ type: z.literal('answered'), turn }),
  z.strictObject({ type: z.literal('skipped'), turn }),
  z.strictObject({ type: z.literal('finished') }),
  z.strictObject({
    type: z.literal('rated'),
    index: z.int().min(0).max(99),
    rating: z.enum(RATINGS).nullable(),
    tickedKeyPoints: z.array(name).max(50),
    entryId: name,
  }),
])

const plan = z.object({
  title: z.string(),
  options: z.object({
    count: z.number(),
    order: z.enum(MOCK_ORDERS),
    pace: z.number().nullable(),
    thinkingSeconds: z.number(),
    asksFollowUps: z.boolean(),
    canPause: z.boolean(),
    mode: z.enum(MOCK_MODES),
    seed: z.number(),
  }),
  questions: z.array(
    z.object({
      questionId: z.string(),
      slug: z.string(),
      topic: z.string(),
      kind: z.enum(QUESTION_KINDS),
      text: z.string(),
      timeLimitSeconds: z.number().nullable(),
      followUps: z.array(z.string()),
      // Plans from before the coach have none.
      followUpPoints: z.array(z.number().nullable()).optional(),
    }),
  ),
}) satisfies z.ZodType<MockPlan>

/** A mock with all that happened in it. */
export type StoredMock = { id: string; plan: MockPlan; createdAt: Date; events: MockEvent[] }

/** Begins a mock. The same id twice is one mock. */
export async function createMock(writer: Writer, id: string, pinned: MockPlan): Promise<void> {
  await inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    await tx.mockSession.upsert({
      where: { userId_id: { userId, id } },
      create: { userId, id, plan: pinned, createdAt: now },
      update: {},
      select: { id: true },
    })
  })
}

/** A user's mock; null where they have none by that id. */
export async function findMock(userId: string, id: string): Promise<StoredMock | null> {
  const row = await db().mockSession.findUnique({
    where: { userId_id: { userId, id } },
    select: { id: true, plan: true, createdAt: true, events: true },
  })
  return row && mockOf(row)
}

/** What a list needs to know of a mock: whether it is over, and how it was rated. The texts stay where they are. */
const LISTED = ['finished', 'rated'] satisfies MockEventBody['type'][]

/** A user's mocks, the newest first, each with those of its events that say how it ended. */
export async function listMocks(userId: string, most: number): Promise<StoredMock[]> {
  const rows = await db().mockSession.findMany({
    where: { userId },
    select: { id: true, plan: true, createdAt: true, events: { where: { type: { in: LISTED } } } },
    orderBy: { createdAt: 'desc' },
    take: most,
  })
  return rows.map(mockOf)
}

/** Deletes a mock with all that was said in it; what was rated stays rated. @returns false where there is none */
export function deleteMock(writer: Writer, id: string): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { count } = await tx.mockSession.deleteMany({ where: { userId: writer.userId, id } })
    return count > 0
  })
}

/**
 * Stores what happened, once; of an event that grows its newest revision stands. A time in the future is the server's,
 * but for the moment by which two clocks may differ: at one time all of a batch would have no order.
 * @returns false where there is no such mock
 */
export function recordMockEvent(writer: Writer, sessionId: string, event: MockEvent): Promise<boolean> {
  return inUserTransaction(writer, async (tx) => {
    const { userId, now } = writer
    if ((await tx.mockSession.count({ where: { userId, id: sessionId } })) === 0) return false
    const { id, revision, at, ...body } = event
    const clamped = at.getTime() > now.getTime() + CLOCKS_MS ? now : at
    const known = await tx.mockEvent.findUnique({
      where: { userId_id: { userId, id } },
      select: { revision: true, sessionId: true },
    })
    if (known && (known.sessionId !== sessionId || known.revision >= revision)) return true
    const data = { sessionId, type: body.type, body, revision, at: clamped, receivedAt: now }
    await tx.mockEvent.upsert({
      where: { userId_id: { userId, id } },
      create: { userId, id, ...data },
      update: data,
      select: { id: true },
    })
    return true
  })
}

type EventRow = { id: string; body: unknown; revision: number; at: Date }

function mockOf(row: { id: string; plan: unknown; createdAt: Date; events: EventRow[] }): StoredMock {
  return {
    id: row.id,
    createdAt: row.createdAt,
    plan: plan.parse(row.plan),
    events: row.events.map(({ id, body, revision, at }) => ({ id, revision, at, ...mockEventBody.parse(body) })),
  }
}
