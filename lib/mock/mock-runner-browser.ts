import { newId } from '../session/new-id-browser'
import { openOutbox } from '../session/outbox-browser'
import { forgetOwn, keepOwn, readOwn } from '../session/own-storage-browser'
import { labelsFor, meetQuestion } from './follow-up-browser'
import { isFollowUp, type MockEvent, type MockEventBody, type MockPlan, type TakeFigures, type TurnId } from './mock'
import { listPendingMockEvents, sendMockEvent } from './mock-log-browser'
import { type MockState, type NextAsking, nextAsking, replayMock } from './replay-mock'
import { readCopy, withinLimit } from './typed-text'

/** The longest that a typed text waits before it is committed. */
const TEXT_MS = 900
/** How often a recording that goes on says how it goes. */
const FIGURES_MS = 3000
/** How often a running clock says that somebody is there. */
const PRESENT_MS = 5000
/** A silence longer than this was an absence: a closed tab, a machine asleep. Browsers let a hidden tab act each minute. */
const AWAY_MS = 90_000

/** Less than this is a page's way, not a wrong clock. */
const CLOCK_TOLERANCE_MS = 2000

type Input = {
  owner: { ownerId: string; isGuest: boolean }
  id: string
  plan: MockPlan
  events: MockEvent[]
  /** The server's time when it made the page. */
  serverNow: Date
}

export type MockRunner = {
  /** The server's time, now. */
  now: () => Date
  state: () => MockState
  /** The turn that was answered, while what it left out is looked for and its follow-up is chosen; else null. */
  leaving: () => TurnId | null
  subscribe: (listener: () => void) => () => void
  /** Takes up what waits in this browser, asks the first question, and keeps time. Returns the way to stop. */
  open: () => () => void
  type: (text: string) => void
  /** Adds words that were heard to what is written of their turn, which may be over by then. */
  hear: (turn: TurnId, words: string) => void
  /** Says how a recording goes. */
  speak: (turn: TurnId, takeId: string, figures: TakeFigures) => void
  answer: () => void
  skip: () => void
  pause: () => void
  resume: () => void
  /** Resolves once all is in the queue, and sent where that is possible. */
  flush: () => Promise<void>
}

/**
 * A mock in one tab: each change is an event, kept in this browser at once and committed within a second. The state is
 * always what the events come to.
 */
export function createMockRunner({ owner, id: sessionId, plan, events: stored, serverNow }: Input): MockRunner {
  const copyName = `mock:${sessionId}`
  const listeners = new Set<() => void>()
  /** From the device's clock to the server's; 0 while they agree as far as a page's way allows to know. */
  let offsetMs = 0
  const clock = () => new Date(Date.now() + offsetMs)
  let lastAt = 0
  /** The time of an event: each later than the one before, so that their order is told by it. */
  const nextAt = () => {
    lastAt = Math.max(lastAt + 1, clock().getTime())
    return new Date(lastAt)
  }
  /** When somebody was last known to be here. */
  let lastSeen: Date | null = null
  /** Of this tab: another tab's text is never written over. */
  const writerId = newId()
  let events = [...stored]
  let state = replayMock(plan, events)
  let leaving: TurnId | null = null
  let textTimer: ReturnType<typeof setTimeout> | undefined
  /** The text that is typed and not committed yet. */
  let unsaved: { turn: TurnId; text: string } | null = null
  /** How recordings went since that was last said, by their ids. */
  const unsaidTakes = new Map<string, MockEventBody>()
  let takesTimer: ReturnType<typeof setTimeout> | undefined
  /** The text that this tab goes on from, by turn. */
  const seenTexts = new Map<TurnId, Record<string, number>>()
  /** Events that grow, by what they are of: one text a turn, one sign of life a tab. */
  const growing = new Map<string, { id: string; revision: number }>()

  function changed() {
    state = replayMock(plan, unsaved ? [...events, textEvent(unsaved)] : events)
    for (const listener of listeners) listener()
  }

  function commit(event: MockEvent) {
    events = [...events.filter(({ id }) => id !== event.id), event]
    return sendMockEvent(owner.ownerId, sessionId, event)
  }

  function emit(body: MockEventBody) {
    noteSilence()
    void commit({ id: newId(), at: nextAt(), revision: 0, ...body })
  }

  function grow(key: string, body: MockEventBody): MockEvent {
    noteSilence()
    const known = growing.get(key) ?? { id: newId(), revision: 0 }
    const next = { id: known.id, revision: known.revision + 1 }
    growing.set(key, next)
    return { ...next, at: nextAt(), ...body }
  }

  function textEvent({ turn, text }: { turn: TurnId; text: string }): MockEvent {
    const known = growing.get(`text ${turn}`) ?? { id: '~', revision: 0 }
    return { id: known.id, revision: known.revision + 1, at: clock(), ...textBody(turn, text) }
  }

  /** What is before its writer, it takes the place of; what another tab has written meanwhile it doesn't. */
  function textBody(turn: TurnId, text: string): MockEventBody & { type: 'text' } {
    const seen = seenTexts.get(turn) ?? Object.fromEntries(shownTexts(turn))
    seenTexts.set(turn, seen)
    return { type: 'text', turn, writerId, text, seen }
  }

  /** The texts of a turn that stand on its sheet, by event and revision. Others, which stand beside it, stay. */
  function shownTexts(turn: TurnId): [string, number][] {
    const last = replayMock(plan, events).turns.get(turn)?.textEvents.at(-1)
    return last ? [[last.id, last.revision]] : []
  }

  function saveText() {
    clearTimeout(textTimer)
    textTimer = undefined
    if (!unsaved) return
    const { turn, text } = unsaved
    unsaved = null
    const kept = commit(grow(`text ${turn}`, textBody(turn, text)))
    // From then on the outbox keeps it; what was typed since is kept anew.
    void kept.then(() => unsaved ?? forgetOwn(owner, copyName))
  }

  function saveTakes() {
    clearTimeout(takesTimer)
    takesTimer = undefined
    for (const [takeId, body] of unsaidTakes) void commit(grow(`take ${takeId}`, body))
    unsaidTakes.clear()
  }

  function type(turn: TurnId, whole: string) {
    const text = withinLimit(whole)
    if (unsaved && unsaved.turn !== turn) saveText()
    unsaved = { turn, text }
    // At once, in this browser: a tab that is closed has no time for more.
    keepOwn(owner, copyName, JSON.stringify(unsaved))
    textTimer ??= setTimeout(saveText, TEXT_MS)
    changed()
  }

  function saveAll() {
    saveText()
    saveTakes()
  }

  /**
   * Says that nobody was there since the last sign, unless the clock goes on whatever happens. Before anything else is
   * said: after a night asleep any timer may be the first to wake.
   */
  function noteSilence() {
    const since = lastSeen
    const now = clock()
    lastSeen = now
    if (state.phase !== 'running' || since === null || !plan.options.canPause) return
    if (now.getTime() - since.getTime() < AWAY_MS) return
    const absence = { type: 'away' as const, from: since.toISOString(), to: now.toISOString() }
    void commit({ id: newId(), at: nextAt(), revision: 0, ...absence })
    state = replayMock(plan, events)
  }

  function ask(next: NextAsking | null) {
    emit(next === null ? { type: 'finished' } : { type: 'asked', ...next })
    if (next && !isFollowUp(next.turn)) meetQuestion(plan, next.turn)
  }

  function leaveTurn(type: 'answered' | 'skipped') {
    const turn = state.current
    if (turn === null || state.phase !== 'running') return
    saveText()
    emit({ type, turn })
    state = replayMock(plan, events)
    const choosing = type === 'answered' ? labelsFor(plan, state, turn) : null
    if (choosing === null) ask(nextAsking(plan, state, turn))
    else {
      leaving = turn
      void choosing.then((labels) => {
        leaving = null
        ask(nextAsking(plan, state, turn, labels))
        changed()
      })
    }
    changed()
  }

  async function takeUp() {
    const pending = await listPendingMockEvents(owner, sessionId)
    events = [...events, ...pending]
    state = replayMock(plan, events)
    lastSeen = state.lastSignAt
    noteSilence()
    takeUpCopy()
    state = replayMock(plan, events)
    // A new mock asks its first question; one that was cut off between two asks the next.
    if (state.phase !== 'finished' && state.current === null) ask(nextAsking(plan, state, state.left))
    changed()
  }

  /** What was typed in the last moment before a tab was closed. */
  function takeUpCopy() {
    const copy = readCopy(readOwn(owner, copyName))
    const turn = copy && state.turns.get(copy.turn)
    if (!copy || !turn || [turn.text, ...turn.otherTexts].some((text) => text.includes(copy.text))) return
    unsaved = copy
    saveText()
  }

  function keepTime(): () => void {
    let lastSaid = clock()
    const timer = setInterval(() => {
      noteSilence()
      const now = clock()
      if (now.getTime() - lastSaid.getTime() < PRESENT_MS) return
      lastSaid = now
      if (state.phase !== 'running') return
      void commit(grow('present', { type: 'present' }))
      changed()
    }, 1000)
    return () => clearInterval(timer)
  }

  return {
    now: clock,
    state: () => state,
    leaving: () => leaving,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () => {
      const offset = serverNow.getTime() - arrivedAt()
      offsetMs = Math.abs(offset) > CLOCK_TOLERANCE_MS ? offset : 0
      void takeUp().then(() => openOutbox().flush())
      const stopTime = keepTime()
      addEventListener('pagehide', saveAll)
      return () => {
        saveAll()
        stopTime()
        removeEventListener('pagehide', saveAll)
      }
    },
    type: (text) => {
      if (state.current !== null) type(state.current, text)
    },
    hear: (turn, words) => {
      const text = state.turns.get(turn)?.text ?? ''
      type(turn, text.trim() === '' ? words : `${text.trimEnd()} ${words}`)
    },
    speak: (turn, takeId, figures) => {
      unsaidTakes.set(takeId, { type: 'spoken', turn, takeId, ...figures })
      takesTimer ??= setTimeout(saveTakes, FIGURES_MS)
    },
    answer: () => leaveTurn('answered'),
    skip: () => leaveTurn('skipped'),
    pause: () => {
      if (state.phase !== 'running' || state.current === null || !plan.options.canPause) return
      saveText()
      emit({ type: 'paused' })
      changed()
    },
    resume: () => {
      if (state.phase !== 'paused') return
      emit({ type: 'resumed' })
      changed()
    },
    flush: () => {
      saveAll()
      return openOutbox().flush()
    },
  }
}

/** When this page came, by the device's clock: what the server's time in it is compared with. */
function arrivedAt(): number {
  const [navigation] = performance.getEntriesByType('navigation')
  const arrived = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0
  return arrived > 0 ? performance.timeOrigin + arrived : Date.now()
}
