import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { type MockEvent, turnOf } from '../../lib/mock/mock'
import { createMock, deleteMock, findMock, listMocks, recordMockEvent } from '../../lib/mock/mock-repository'
import { replayMock } from '../../lib/mock/replay-mock'
import { newCommand } from '../factories/commands'
import { ONE_QUESTION } from '../factories/mocks'
import { NOW, newWriter } from '../factories/practice'
import { describeOnBothDatabases } from '../setup/database'
import { sendCommands } from '../setup/send-commands'

await vi.hoisted(() => import('../setup/secret'))

const TURN = turnOf(0, 'main')
const at = (seconds: number) => new Date(NOW.getTime() - 600_000 + seconds * 1000)

describeOnBothDatabases('a mock in the store', () => {
  async function setUp() {
    const writer = newWriter()
    const id = randomUUID()
    await createMock(writer, id, ONE_QUESTION)
    const write = (event: MockEvent) => recordMockEvent(writer, id, event)
    const read = async () => {
      const mock = await findMock(writer.userId, id)
      return mock && replayMock(mock.plan, mock.events)
    }
    return { writer, id, write, read }
  }

  it('is what its events come to, in whatever order they arrive, each once', async () => {
    const { write, read, writer, id } = await setUp()
    const asked: MockEvent = { id: randomUUID(), at: at(0), revision: 0, type: 'asked', turn: TURN }
    const answered: MockEvent = { id: randomUUID(), at: at(40), revision: 0, type: 'answered', turn: TURN }
    for (const event of [answered, asked, asked]) expect(await write(event)).toBe(true)
    expect((await read())?.turns.get(TURN)).toMatchObject({ status: 'answered', spentMs: 40_000 })
    expect((await findMock(writer.userId, id))?.events).toHaveLength(2)
  })

  it('keeps the newest text of one that grows, whichever arrives last', async () => {
    const { write, read } = await setUp()
    const text = { id: randomUUID(), type: 'text' as const, turn: TURN, writerId: 'w' }
    await write({ ...text, at: at(1), revision: 1, text: 'One' })
    await write({ ...text, at: at(3), revision: 3, text: 'One two three' })
    await write({ ...text, at: at(2), revision: 2, text: 'One two' })
    expect((await read())?.turns.get(TURN)?.text).toBe('One two three')
  })

  it('puts what claims to be in the future at the server’s time', async () => {
    const { write, writer, id } = await setUp()
    await write({ id: randomUUID(), at: new Date(NOW.getTime() + 86_400_000), revision: 0, type: 'finished' })
    expect((await findMock(writer.userId, id))?.events[0]?.at).toEqual(NOW)
  })

  it('is its owner’s alone: to another it isn’t there', async () => {
    const { id, write } = await setUp()
    const other = newWriter()
    expect(await findMock(other.userId, id)).toBeNull()
    const event: MockEvent = { id: randomUUID(), at: at(0), revision: 0, type: 'finished' }
    expect(await recordMockEvent(other, id, event)).toBe(false)
    expect(await deleteMock(other, id)).toBe(false)
    expect(await write(event)).toBe(true)
  })

  it('is deleted with all that was said in it', async () => {
    const { writer, id, write } = await setUp()
    await write({ id: randomUUID(), at: at(0), revision: 0, type: 'asked', turn: TURN })
    expect(await deleteMock(writer, id)).toBe(true)
    expect(await listMocks(writer.userId, 10)).toEqual([])
    expect(await write({ id: randomUUID(), at: at(1), revision: 0, type: 'finished' })).toBe(false)
  })

  it('is written to by the queue, which refuses what isn’t an event', async () => {
    const { writer, id } = await setUp()
    const event = (body: unknown, more = {}) =>
      newCommand('saveMockEvent', {
        id: randomUUID(),
        sessionId: id,
        at: NOW.toISOString(),
        revision: 0,
        body,
        ...more,
      })
    const { results } = await sendCommands(
      [
        event({ type: 'asked', turn: TURN }),
        event({ type: 'asked', turn: '../x' }),
        event({ type: 'invented' }),
        event({ type: 'finished', more: 1 }),
        event({ type: 'finished' }, { sessionId: randomUUID() }),
      ],
      { userId: writer.userId },
    )
    expect(results?.map(({ ok, error }) => (ok ? 'ok' : error?.code))).toEqual([
      'ok',
      'invalid',
      'invalid',
      'invalid',
      'not_found',
    ])
  })
})
