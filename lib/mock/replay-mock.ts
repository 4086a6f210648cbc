import type { Rating } from '../review/review'
import { chooseFollowUp, type PointLabels } from './follow-up'
import { indexOf, isFollowUp, type MockEvent, type MockPlan, type TakeFigures, type TurnId, turnOf } from './mock'

export type TurnState = {
  status: 'waiting' | 'asked' | 'answered' | 'skipped'
  /** The newest text; what another tab wrote besides is in `otherTexts`. */
  text: string
  otherTexts: string[]
  /** The events that these texts are of, in that order, the newest last. */
  textEvents: { id: string; revision: number; text: string }[]
  /** What a follow-up asked; null before it was, and for a question itself. */
  followUp: string | null
  /** Its recordings, by id, in the order in which they began. */
  takes: Map<string, TakeFigures>
  timesAsked: number
  /** How long the question was on screen and somebody before it, up to the newest event, in milliseconds. */
  spentMs: number
}

export type MockState = {
  phase: 'new' | 'running' | 'paused' | 'finished'
  /** The turn that is asked; null before the first and after the last. */
  current: TurnId | null
  /** The turn that was answered or skipped last. */
  left: TurnId | null
  turns: Map<TurnId, TurnState>
  /** While its clock runs: since when `spentMs` of the current turn no longer counts. */
  runningSince: Date | null
  /** The newest sign that somebody was there. */
  lastSignAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  ratings: Map<number, { rating: Rating | null; tickedKeyPoints: string[]; entryId: string }>
}

/**
 * What a mock's events come to. In whatever order they arrive, however often: the same events give the same state.
 * What was answered or finished stays so; no text is lost; no time is negative.
 */
export function replayMock(plan: MockPlan, events: readonly MockEvent[]): MockState {
  const state = emptyState(plan)
  for (const event of inOrder(events)) apply(state, event)
  return state
}

/** Of one moment: who was away had left before, an answer comes before the next question, the end is the end. */
const ORDER: Record<MockEvent['type'], number> = {
  ...{ away: 0, resumed: 1, text: 2, spoken: 2, present: 2, answered: 3, skipped: 3 },
  ...{ asked: 4, paused: 5, finished: 6, rated: 7 },
}

/** Each event once, in its newest revision, by time; of one moment by kind, then id, so that every device sorts alike. */
function inOrder(events: readonly MockEvent[]): MockEvent[] {
  const newest = new Map<string, MockEvent>()
  for (const event of events) {
    const known = newest.get(event.id)
    if (!known || event.revision > known.revision) newest.set(event.id, event)
  }
  return [...newest.values()].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || ORDER[a.type] - ORDER[b.type] || (a.id < b.id ? -1 : 1),
  )
}

function emptyState(plan: MockPlan): MockState {
  const turns = new Map<TurnId, TurnState>()
  plan.questions.forEach(({ followUps }, index) => {
    turns.set(turnOf(index, 'main'), emptyTurn())
    if (followUps.length > 0) turns.set(turnOf(index, 'followUp'), emptyTurn())
  })
  return {
    phase: 'new',
    current: null,
    left: null,
    turns,
    runningSince: null,
    lastSignAt: null,
    startedAt: null,
    finishedAt: null,
    ratings: new Map(),
  }
}

function emptyTurn(): TurnState {
  return {
    status: 'waiting',
    text: '',
    otherTexts: [],
    textEvents: [],
    followUp: null,
    takes: new Map(),
    timesAsked: 0,
    spentMs: 0,
  }
}

function apply(state: MockState, event: MockEvent): void {
  if (event.type === 'rated') {
    const { index, rating, tickedKeyPoints, entryId } = event
    state.ratings.set(index, { rating, tickedKeyPoints, entryId })
    return
  }
  if (event.type === 'text') addText(state, event)
  if (event.type === 'spoken') addTake(state, event)
  if (state.phase === 'finished') return
  if (event.type === 'away') {
    // Counted up to when they left; what came after begins when they are back.
    stopClock(state, new Date(event.from))
    if (state.phase === 'running' && state.current !== null) state.runningSince = new Date(event.to)
    state.lastSignAt = later(state.lastSignAt, new Date(event.to))
    return
  }
  countTo(state, event.at)
  state.lastSignAt = later(state.lastSignAt, event.at)
  const turn = 'turn' in event ? state.turns.get(event.turn) : undefined
  switch (event.type) {
    case 'asked':
      if (!turn) break
      // Of two tabs that asked, the first: its words were read.
      turn.followUp ??= event.followUp ?? null
      if (turn.status !== 'answered' && event.turn !== state.current) ask(state, event.turn, turn, event.at)
      break
    case 'answered':
    case 'skipped':
      if (turn && turn.status !== 'answered') turn.status = event.type
      if (event.turn === state.current) {
        state.left = event.turn
        state.current = null
        state.runningSince = null
      }
      break
    case 'paused':
      if (state.phase === 'running') {
        state.phase = 'paused'
        state.runningSince = null
      }
      break
    case 'resumed':
      if (state.phase === 'paused') {
        state.phase = 'running'
        state.runningSince = state.current === null ? null : event.at
      }
      break
    case 'finished':
      state.phase = 'finished'
      state.finishedAt = event.at
      state.current = null
      state.runningSince = null
      break
    case 'present':
    case 'text':
    case 'spoken':
      break
  }
}

function ask(state: MockState, id: TurnId, turn: TurnState, at: Date): void {
  turn.status = 'asked'
  turn.timesAsked += 1
  state.current = id
  state.phase = 'running'
  state.startedAt ??= at
  state.runningSince = at
}

/**
 * Two tabs may write to one turn: the newer text stands, and the other is kept beside it, unless its writer had it
 * before them or it is part of the newer one.
 */
function addText(state: MockState, event: MockEvent & { type: 'text' }): void {
  const turn = state.turns.get(event.turn)
  if (!turn) return
  const { id, revision, text, seen = {} } = event
  const others = turn.textEvents.filter((other) => {
    const isReplaced = (seen[other.id] ?? -1) >= other.revision
    return !isReplaced && other.text.trim() !== '' && !text.includes(other.text)
  })
  turn.textEvents = [...others, { id, revision, text }]
  turn.text = text
  turn.otherTexts = [...new Set(others.map((other) => other.text))]
}

function addTake(state: MockState, event: MockEvent & { type: 'spoken' }): void {
  const { turn, takeId, recordedMs, speakingMs, longestPauseMs, isCaptioned } = event
  state.turns.get(turn)?.takes.set(takeId, { recordedMs, speakingMs, longestPauseMs, isCaptioned })
}

/** Puts the clock's running time up to an instant into the current turn. */
function countTo(state: MockState, at: Date): void {
  const turn = state.current === null ? undefined : state.turns.get(state.current)
  if (!turn || state.runningSince === null || at <= state.runningSince) return
  turn.spentMs += at.getTime() - state.runningSince.getTime()
  state.runningSince = at
}

function stopClock(state: MockState, at: Date): void {
  countTo(state, at)
  state.runningSince = null
}

function later(a: Date | null, b: Date): Date {
  return a && a > b ? a : b
}

/** Of a turn's time what was left after thinking, which costs nothing, in milliseconds. */
export function answeringMs(plan: MockPlan, turn: TurnId, spentMs: number): number {
  return Math.max(0, spentMs - (isFollowUp(turn) ? 0 : plan.options.thinkingSeconds * 1000))
}

/** How long a turn has taken, the running clock included where it is the current one, in milliseconds. */
export function spentMsAt(state: MockState, now: Date, turn = state.current): number {
  const since = turn === state.current ? state.runningSince : null
  const running = since ? Math.max(0, now.getTime() - since.getTime()) : 0
  return (turn === null ? 0 : (state.turns.get(turn)?.spentMs ?? 0)) + running
}

/** What is asked next; `followUp` says what, where it is one. */
export type NextAsking = { turn: TurnId; followUp?: string }

/**
 * What is asked next: a question's follow-up after its answer, then the next question, then those that were skipped,
 * once more each. Null: nothing is left.
 * @param after the turn that was just answered or skipped; null at the beginning
 * @param labels what was said of each key point of its question; null where nobody has read it
 */
export function nextAsking(
  plan: MockPlan,
  state: MockState,
  after: TurnId | null,
  labels: PointLabels = null,
): NextAsking | null {
  const followUp = after === null || isFollowUp(after) ? null : followUpTo(plan, state, after, labels)
  if (followUp) return followUp
  const mains = [...state.turns].filter(([id]) => !isFollowUp(id))
  const waiting = mains.find(([, { status }]) => status === 'waiting')
  const next = waiting ?? mains.find(([, turn]) => turn.status === 'skipped' && turn.timesAsked < 2)
  return next ? { turn: next[0] } : null
}

function followUpTo(plan: MockPlan, state: MockState, after: TurnId, labels: PointLabels): NextAsking | null {
  const question = plan.questions[indexOf(after)]
  const answered = state.turns.get(after)
  const turn = turnOf(indexOf(after), 'followUp')
  if (!question || answered?.status !== 'answered' || state.turns.get(turn)?.status !== 'waiting') return null
  const asked = new Set([...state.turns.values()].flatMap(({ followUp }) => (followUp === null ? [] : [followUp])))
  const followUp = chooseFollowUp(question, labels, asked)
  return followUp === null ? null : { turn, followUp }
}
