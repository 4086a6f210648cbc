import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFollowUp, type MockEvent, type MockEventBody, type MockPlan } from './mock'
import { nextAsking, replayMock, spentMsAt } from './replay-mock'

const START = Date.parse('2026-11-24T20:00:00Z')

function plan(count: number, followUps: string[] = []): MockPlan {
  return {
    title: 'A mock',
    options: {
      count,
      order: 'set',
      pace: 1,
      thinkingSeconds: 0,
      asksFollowUps: true,
      canPause: true,
      mode: 'typed',
      seed: 1,
    },
    questions: Array.from({ length: count }, (_, index) => ({
      questionId: `q_${index}`,
      slug: `q-${index}`,
      topic: 't',
      kind: 'technical',
      text: `Question ${index}?`,
      timeLimitSeconds: 60,
      followUps,
    })),
  }
}

let made = 0
function at(seconds: number, body: MockEventBody, more: { id?: string; revision?: number } = {}): MockEvent {
  made += 1
  return { id: more.id ?? `e${made}`, revision: more.revision ?? 0, at: new Date(START + seconds * 1000), ...body }
}

describe('a mock', () => {
  it('counts the time of a turn, without pauses and absences', () => {
    const events = [
      at(0, { type: 'asked', turn: '0' }),
      at(10, { type: 'paused' }),
      at(100, { type: 'resumed' }),
      at(120, { type: 'present' }),
      at(9000, {
        type: 'away',
        from: new Date(START + 120_000).toISOString(),
        to: new Date(START + 9_000_000).toISOString(),
      }),
      at(9005, { type: 'answered', turn: '0' }),
    ]
    const state = replayMock(plan(1), events)
    expect(state.turns.get('0')).toMatchObject({ status: 'answered', spentMs: 35_000 })
  })

  it('goes on counting while it runs, and stands while it is paused', () => {
    const asked = at(0, { type: 'asked', turn: '0' })
    expect(spentMsAt(replayMock(plan(1), [asked]), new Date(START + 7000))).toBe(7000)
    const paused = replayMock(plan(1), [asked, at(5, { type: 'paused' })])
    expect(spentMsAt(paused, new Date(START + 70_000))).toBe(5000)
  })

  it('asks each question, its follow-up after it, and those skipped once more; no follow-up twice', () => {
    const mock = plan(3, ['And then?', 'And why?'])
    const asked: [string, string?][] = []
    let events: MockEvent[] = []
    let next = nextAsking(mock, replayMock(mock, events), null)
    for (let second = 0; next !== null && second < 20; second += 1) {
      const { turn, followUp } = next
      asked.push(followUp ? [turn, followUp] : [turn])
      const body: MockEventBody =
        turn === '0' && asked.length === 1 ? { type: 'skipped', turn } : { type: 'answered', turn }
      events = [...events, at(second * 2, { type: 'asked', ...next }), at(second * 2 + 1, body)]
      next = nextAsking(mock, replayMock(mock, events), turn)
    }
    expect(asked).toEqual([['0'], ['1'], ['1f', 'And then?'], ['2'], ['2f', 'And why?'], ['0']])
  })

  it('asks about what an answer left out, and comes to the same from the log without asking anybody', () => {
    const mock = plan(2, ['And then?', 'And why?'])
    const chosen = { ...mock, questions: mock.questions.map((each) => ({ ...each, followUpPoints: [1, 0] })) }
    const events = [at(0, { type: 'asked', turn: '0' }), at(9, { type: 'answered', turn: '0' })]
    const state = replayMock(chosen, events)
    expect(state.left).toBe('0')
    expect(nextAsking(chosen, state, '0', ['miss', 'hit'])).toEqual({ turn: '0f', followUp: 'And why?' })
    // A plan from before follow-ups knew what they ask about, and an answer that nobody read.
    for (const first of [nextAsking(mock, state, '0', ['miss', 'hit']), nextAsking(chosen, state, '0')])
      expect(first).toEqual({ turn: '0f', followUp: 'And then?' })
    const asked = at(10, { type: 'asked', turn: '0f', followUp: 'And why?' })
    expect(replayMock(chosen, [...events, asked]).turns.get('0f')).toMatchObject({ followUp: 'And why?' })
    expect(replayMock(mock, [...events, asked]).turns.get('0f')).toMatchObject({ followUp: 'And why?' })
  })

  it('tells what happened in one moment in the order in which it can have happened', () => {
    const asked = at(0, { type: 'asked', turn: '0' }, { id: 'a' })
    const left = [at(9, { type: 'skipped', turn: '0' }, { id: 'z' }), at(9, { type: 'asked', turn: '0' }, { id: 'b' })]
    expect(replayMock(plan(1), [asked, ...left])).toMatchObject({ phase: 'running', current: '0' })
    const ended = [at(9, { type: 'answered', turn: '0' }, { id: 'z' }), at(9, { type: 'finished' }, { id: 'b' })]
    expect(replayMock(plan(1), [asked, ...ended]).turns.get('0')).toMatchObject({ status: 'answered' })
  })

  it('takes a text for the next version of one that its writer had before them, whatever the tab', () => {
    const first = at(1, { type: 'text', turn: '0', writerId: 'a', text: 'Foo bar.' }, { id: 'one', revision: 4 })
    const next = { type: 'text' as const, turn: '0', writerId: 'b', text: 'Foo baz.' }
    const texts = (seen: number) => {
      const { turns } = replayMock(plan(1), [first, at(5, { ...next, seen: { one: seen } })])
      return turns.get('0')
    }
    expect(texts(4)).toMatchObject({ text: 'Foo baz.', otherTexts: [] })
    // The other tab went on writing after it had been seen.
    expect(texts(3)).toMatchObject({ text: 'Foo baz.', otherTexts: ['Foo bar.'] })
  })

  it('knows what was recorded, by its newest figures, whenever they arrive', () => {
    const figures = { recordedMs: 9000, speakingMs: 7000, longestPauseMs: 900, isCaptioned: false }
    const spoken = { type: 'spoken' as const, turn: '0', takeId: 't' }
    const state = replayMock(plan(1), [
      at(0, { type: 'asked', turn: '0' }),
      at(9, { ...spoken, ...figures }, { id: 's', revision: 2 }),
      at(3, { ...spoken, ...figures, recordedMs: 3000 }, { id: 's', revision: 1 }),
      at(10, { type: 'finished' }),
    ])
    expect([...(state.turns.get('0')?.takes ?? [])]).toEqual([['t', figures]])
  })

  it('keeps both texts of two tabs', () => {
    const events = [
      at(0, { type: 'asked', turn: '0' }),
      at(1, { type: 'text', turn: '0', writerId: 'a', text: 'One tab.' }),
      at(2, { type: 'text', turn: '0', writerId: 'b', text: 'Another.' }),
    ]
    expect(replayMock(plan(1), events).turns.get('0')).toMatchObject({ text: 'Another.', otherTexts: ['One tab.'] })
  })

  const turns = fc.constantFrom('0', '1', '2', '0f', '7')
  const body: fc.Arbitrary<MockEventBody> = fc.oneof(
    fc.record({ type: fc.constant('asked' as const), turn: turns }),
    fc.record({
      type: fc.constant('text' as const),
      turn: turns,
      writerId: fc.constantFrom('a', 'b'),
      text: fc.string({ minLength: 1, maxLength: 8 }),
    }),
    fc.record({ type: fc.constantFrom('paused' as const, 'resumed' as const, 'present' as const) }),
    fc.record({ type: fc.constantFrom('answered' as const, 'skipped' as const), turn: turns }),
    fc.record({ type: fc.constant('finished' as const) }),
    fc.tuple(fc.nat(1000), fc.nat(1000)).map(([from, length]) => ({
      type: 'away' as const,
      from: new Date(START + from * 1000).toISOString(),
      to: new Date(START + (from + length) * 1000).toISOString(),
    })),
  )
  const events = fc
    .array(fc.tuple(fc.nat(1000), body), { maxLength: 30 })
    .map((list) => list.map(([second, one], index) => at(second, one, { id: `p${index}` })))

  it('comes to the same in whatever order, however often its events arrive', () => {
    fc.assert(
      fc.property(events, fc.nat(), (list, salt) => {
        const shuffled = [...list, ...list].sort((a, b) => (hash(a.id, salt) < hash(b.id, salt) ? -1 : 1))
        expect(replayMock(plan(3, ['And?']), shuffled)).toEqual(replayMock(plan(3, ['And?']), list))
      }),
    )
  })

  it('loses no text, counts no negative time, and stays finished', () => {
    fc.assert(
      fc.property(events, (list) => {
        const state = replayMock(plan(3, ['And?']), list)
        for (const event of list) {
          if (event.type !== 'text') continue
          const turn = state.turns.get(event.turn)
          if (!turn || event.text.trim() === '') continue
          expect([turn.text, ...turn.otherTexts].some((text) => text.includes(event.text))).toBe(true)
        }
        for (const { spentMs } of state.turns.values()) expect(spentMs).toBeGreaterThanOrEqual(0)
        expect(spentMsAt(state, new Date(START))).toBeGreaterThanOrEqual(0)
        if (list.some(({ type }) => type === 'finished')) {
          expect(state).toMatchObject({ phase: 'finished', current: null, runningSince: null })
        }
      }),
    )
  })

  it('always comes to an end when each turn is answered or left', () => {
    const mock = plan(20, ['And?', 'And then?'])
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (answers) => {
        let log: MockEvent[] = []
        let next = nextAsking(mock, replayMock(mock, log), null)
        let asked = 0
        while (next !== null) {
          const { turn } = next
          const isAnswered = isFollowUp(turn) || (answers[asked] ?? true)
          log = [
            ...log,
            at(asked * 2, { type: 'asked', ...next }),
            at(asked * 2 + 1, isAnswered ? { type: 'answered', turn } : { type: 'skipped', turn }),
          ]
          asked += 1
          expect(asked).toBeLessThanOrEqual(60)
          next = nextAsking(mock, replayMock(mock, log), turn)
        }
      }),
      { numRuns: 20 },
    )
  })
})

function hash(id: string, salt: number): string {
  return String((Number.parseInt(id.slice(1), 10) * 7919 + salt) % 104_729).padStart(6, '0')
}
