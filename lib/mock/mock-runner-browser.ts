import { newId } from '../session/new-id-browser'
import { openOutbox } from '../session/outbox-browser'
import { forgetOwn, keepOwn, readOwn } from '../session/own-storage-browser'
import type { MockEvent, MockEventBody, MockPlan, TakeFigures, TurnId } from './mock'
import { listPendingMockEvents, sendMockEvent } from './mock-log-browser'
import { type MockState, type NextAsking, nextAsking, replayMock } from './replay-mock'

/** The longest that a typed text waits before it is committed. */
const TEXT_MS = 900
/** How often a recording that goes on says how it goes. */
const FIGURES_MS = 3000
/** How often a running clock says that somebody is there. */
const PRESENT_MS = 5000
/** A silence longer than this was an absence: a closed tab, a machine asleep. Browsers let a hidden tab act each minute. */
const AWAY_MS = 90_000

/** Less than this is a page's way, not a wrong clock. */
const CLOCK_TOLERANCE_MS = 30_000

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
  subscribe: (listener: () => void) => () => void
  /** Takes up what waits in this browser, asks the first question, and keeps time. Returns the way to stop. */
  open: () => () => void
  type: (text: string) => void
  /** Adds words that were heard to what is written. */
  hear: (words: string) => void
  /** Says how a recording goes. */
  speak: (turn: TurnId, takeId: string, figures: TakeFigures) => void
  answer: () => void
  skip: () => void
  pause: () => void
  resume: () => void
  finish: () => void
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
  /** Of this tab: another tab's text is never written over. */
  const writerId = newId()
  let events = [...stored]
  let state = replayMock(plan, events)
  let textTimer: ReturnType<typeof setTimeout> | undefined
  /** The text that is typed and not committed yet. */
  let unsaved: { turn: TurnId; text: string } | null = null
  /** How recordings went since that was last said, by their ids. */
  const unsaidTakes = new Map<string, MockEventBody>()
  let takesTimer: ReturnType<typeof setTimeout> | undefined
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
    void commit({ id: newId(), at: clock(), revision: 0, ...body })
  }

  function grow(key: string, body: MockEventBody): MockEvent {
    const known = growing.get(key) ?? { id: newId(), revision: 0 }
    const next = { id: known.id, revision: known.revision + 1 }
    growing.set(key, next)
    return { ...next, at: clock(), ...body }
  }

  function textEvent({ turn, text }: { turn: TurnId; text: string }): MockEvent {
    const known = growing.get(`text ${turn}`) ?? { id: '~', revision: 0 }
    return { id: known.id, revision: known.revision + 1, at: clock(), type: 'text', turn, writerId, text }
  }

  function saveText() {
    clearTimeout(textTimer)
    textTimer = undefined
    if (!unsaved) return
    const { turn, text } = unsaved
    unsaved = null
    const kept = commit(grow(`text ${turn}`, { type: 'text', turn, writerId, text }))
    // From then on the outbox keeps it; what was typed since is kept anew.
    void kept.then(() => unsaved ?? forgetOwn(owner, copyName))
  }

  function saveTakes() {
    clearTimeout(takesTimer)
    takesTimer = undefined
    for (const [takeId, body] of unsaidTakes) void commit(grow(`take ${takeId}`, body))
    unsaidTakes.clear()
  }

  function type(text: string) {
    if (state.current === null) return
    if (unsaved && unsaved.turn !== state.current) saveText()
    unsaved = { turn: state.current, text }
    // At once, in this browser: a tab that is closed has no time for more.
    keepOwn(owner, copyName, JSON.stringify(unsaved))
    textTimer ??= setTimeout(saveText, TEXT_MS)
    changed()
  }

  function saveAll() {
    saveText()
    saveTakes()
  }

  /** Says that nobody was there since the last sign, unless the clock goes on whatever happens. */
  function noteAbsence(since: Date | null) {
    const now = clock()
    if (state.phase !== 'running' || since === null || !plan.options.canPause) return
    if (now.getTime() - since.getTime() < AWAY_MS) return
    emit({ type: 'away', from: since.toISOString(), to: now.toISOString() })
  }

  function ask(next: NextAsking | null) {
    emit(next === null ? { type: 'finished' } : { type: 'asked', ...next })
  }

  function leaveTurn(type: 'answered' | 'skipped') {
    const turn = state.current
    if (turn === null || state.phase !== 'running') return
    saveText()
    emit({ type, turn })
    state = replayMock(plan, events)
    ask(nextAsking(plan, state, turn))
    changed()
  }

  async function takeUp() {
    events = [...events, ...(await listPendingMockEvents(owner, sessionId))]
    state = replayMock(plan, events)
    noteAbsence(state.lastSignAt)
    takeUpCopy()
    state = replayMock(plan, events)
    // A new mock asks its first question; one that was cut off between two asks the next.
    if (state.phase !== 'finished' && state.current === null) ask(nextAsking(plan, state, null))
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
    let last = clock()
    const timer = setInterval(() => {
      const now = clock()
      const silentMs = now.getTime() - last.getTime()
      if (silentMs < PRESENT_MS) return
      if (state.phase === 'running') {
        if (silentMs >= AWAY_MS) noteAbsence(last)
        else void commit(grow('present', { type: 'present' }))
        changed()
      }
      last = now
    }, 1000)
    return () => clearInterval(timer)
  }

  return {
    now: clock,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () => {
      const offset = serverNow.getTime() - Date.now()
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
    type,
    hear: (words) => {
      const text = state.current === null ? '' : (state.turns.get(state.current)?.text ?? '')
      type(text.trim() === '' ? words : `${text.trimEnd()} ${words}`)
    },
    speak: (turn, takeId, figures) => {
      unsaidTakes.set(takeId, { type: 'spoken', turn, takeId, ...figures })
      takesTimer ??= setTimeout(saveTakes, FIGURES_MS)
    },
    answer: () => leaveTurn('answered'),
    skip: () => leaveTurn('skipped'),
    pause: () => {
      if (state.phase !== 'running' || !plan.options.canPause) return
      saveText()
      emit({ type: 'paused' })
      changed()
    },
    resume: () => {
      if (state.phase !== 'paused') return
      emit({ type: 'resumed' })
      changed()
    },
    finish: () => {
      saveText()
      emit({ type: 'finished' })
      changed()
    },
  }
}

function readCopy(kept: string | null): { turn: TurnId; text: string } | null {
  try {
    const copy: unknown = JSON.parse(kept ?? 'null')
    if (typeof copy !== 'object' || copy === null || !('turn' in copy) || !('text' in copy)) return null
    return typeof copy.turn === 'string' && typeof copy.text === 'string' ? { turn: copy.turn, text: copy.text } : null
  } catch {
    return null
  }
}
