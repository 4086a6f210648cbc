import { withTexts } from './card-texts'
import { planQueue } from './queue'
import type { QuestionProgress, Rating } from './review'
import { schedule } from './schedule'
import type { CardText, StudyCard, StudySession } from './study-card'

/** With nothing else left, a card of this sitting may come back so much before its time (as Anki learns ahead). */
const LEARN_AHEAD_MS = 20 * 60_000

/** What U takes back, newest last. */
export type SessionAction =
  | {
      kind: 'rated'
      reviewId: string
      questionId: string
      rating: Rating
      before: QuestionProgress
      after: QuestionProgress
      at: Date
    }
  | { kind: 'suspended'; questionId: string }

/** One sitting: its cards as they stand by now, what was done, and what is on the desk. */
export type StudySessionState = {
  cards: StudyCard[]
  /** The order in which due and new cards come, fixed at the start so that nothing jumps. */
  plan: string[]
  history: SessionAction[]
  /** The card on the desk; null when the sitting is over. */
  currentId: string | null
  isRevealed: boolean
}

/** Opens a sitting over the cards that the server gave, with what was rated here and hasn't reached it yet. */
export function startSession(
  { scope, newLeft, dayEnd }: Pick<StudySession, 'scope' | 'newLeft' | 'dayEnd'>,
  cards: StudyCard[],
  now: Date,
): StudySessionState {
  // Named one by one they come due or not, in that order.
  const plan = scope.kind === 'questions' ? planNamed(cards) : planDue(cards, now, newLeft, dayEnd)
  const state: StudySessionState = { cards, plan, history: [], currentId: null, isRevealed: false }
  return { ...state, currentId: nextCardId(state, now) }
}

/** Lays the texts that were asked for on their cards; a card on the desk whose question is gone makes room. */
export function receive(
  state: StudySessionState,
  askedIds: readonly string[],
  texts: readonly CardText[],
  now: Date,
): StudySessionState {
  const received = { ...state, cards: withTexts(state.cards, askedIds, texts) }
  return currentCard(received)?.suspended ? advance(received, now) : received
}

function planNamed(cards: StudyCard[]): string[] {
  const open = cards.filter(({ suspended }) => !suspended).sort((a, b) => a.position - b.position)
  return open.map(({ question }) => question.id)
}

function planDue(cards: StudyCard[], now: Date, newLeft: number, dayEnd: Date): string[] {
  return planQueue({
    cards: cards.map(({ question, position, progress, suspended }) => ({
      questionId: question.id,
      topic: question.topic,
      position,
      progress,
      suspended,
    })),
    now,
    newLeft,
    dayEnd,
  })
}

/** The card on the desk. */
export function currentCard({ cards, currentId }: StudySessionState): StudyCard | null {
  return cards.find(({ question }) => question.id === currentId) ?? null
}

/** Turns the card over: the question stays, what is below it comes. */
export function reveal(state: StudySessionState): StudySessionState {
  return state.currentId === null ? state : { ...state, isRevealed: true }
}

/** Rates the card on the desk and puts the next one there. */
export function rate(state: StudySessionState, reviewId: string, rating: Rating, now: Date): StudySessionState {
  const card = currentCard(state)
  if (!card) return state
  const before = card.progress
  const after: QuestionProgress = { memory: schedule(before.memory, rating, now), lastEntryId: reviewId }
  const questionId = card.question.id
  return advance(
    {
      ...withProgress(state, questionId, after),
      history: [...state.history, { kind: 'rated', reviewId, questionId, rating, before, after, at: now }],
    },
    now,
  )
}

/** Leaves the card on the desk out from now on. */
export function suspend(state: StudySessionState, now: Date): StudySessionState {
  const { currentId } = state
  if (currentId === null) return state
  const history: SessionAction[] = [...state.history, { kind: 'suspended', questionId: currentId }]
  return advance({ ...withCard(state, currentId, (card) => ({ ...card, suspended: true })), history }, now)
}

/** Sets or clears the flag of the card on the desk. */
export function toggleFlag(state: StudySessionState): StudySessionState {
  if (state.currentId === null) return state
  return withCard(state, state.currentId, (card) => ({ ...card, flagged: !card.flagged }))
}

/**
 * Takes the newest action back: its card lies on the desk again, exactly as it was, turned over if it had been rated.
 * The next rating of it is based on the retraction.
 */
export function undo(state: StudySessionState, retractionId: string): StudySessionState {
  const last = state.history.at(-1)
  if (!last) return state
  const { questionId } = last
  const undone =
    last.kind === 'rated'
      ? withProgress(state, questionId, { memory: last.before.memory, lastEntryId: retractionId })
      : withCard(state, questionId, (card) => ({ ...card, suspended: false }))
  return { ...undone, history: state.history.slice(0, -1), currentId: questionId, isRevealed: last.kind === 'rated' }
}

/** Looks again when the sitting was over: a card of it may be due by now. */
export function resume(state: StudySessionState, now: Date): StudySessionState {
  return state.currentId === null ? advance(state, now) : state
}

/** How many cards still come: planned ones not yet rated, and those to be learned again in this sitting. */
export function cardsLeft(state: StudySessionState): number {
  return waiting(state).length + listLearning(state).length
}

/** When the next card that is to be learned again comes; null where none is. */
export function nextLearningDue(state: StudySessionState): Date | null {
  const [first] = listLearning(state)
  return first?.progress.memory?.due ?? null
}

/** The number of different questions that were rated, undone ones aside. */
export function ratedQuestionIds({ history }: StudySessionState): string[] {
  return [...new Set(history.flatMap((action) => (action.kind === 'rated' ? [action.questionId] : [])))]
}

function advance(state: StudySessionState, now: Date): StudySessionState {
  return { ...state, currentId: nextCardId(state, now), isRevealed: false }
}

function nextCardId(state: StudySessionState, now: Date): string | null {
  const [nextToLearn] = listLearning(state)
  const learnAt = nextToLearn?.progress.memory?.due.getTime() ?? Number.POSITIVE_INFINITY
  if (nextToLearn && learnAt <= now.getTime()) return nextToLearn.question.id
  const [nextPlanned] = waiting(state)
  if (nextPlanned) return nextPlanned
  if (nextToLearn && learnAt <= now.getTime() + LEARN_AHEAD_MS) return nextToLearn.question.id
  return null
}

/** Planned cards that weren't rated yet in this sitting. */
function waiting({ plan, cards, history }: StudySessionState): string[] {
  const rated = new Set(history.flatMap((action) => (action.kind === 'rated' ? [action.questionId] : [])))
  const suspended = new Set(cards.filter((card) => card.suspended).map(({ question }) => question.id))
  return plan.filter((id) => !rated.has(id) && !suspended.has(id))
}

/** Cards in a learning step that aren't waiting in the plan, the earliest first. */
export function listLearning(state: StudySessionState): StudyCard[] {
  const planned = new Set(waiting(state))
  return state.cards
    .filter(({ question, suspended, progress: { memory } }) => {
      const isStep = memory !== null && (memory.state === 1 || memory.state === 3)
      return isStep && !suspended && !planned.has(question.id)
    })
    .sort((a, b) => (a.progress.memory?.due.getTime() ?? 0) - (b.progress.memory?.due.getTime() ?? 0))
}

function withProgress(state: StudySessionState, questionId: string, progress: QuestionProgress): StudySessionState {
  return withCard(state, questionId, (card) => ({ ...card, progress }))
}

function withCard(
  state: StudySessionState,
  questionId: string,
  change: (card: StudyCard) => StudyCard,
): StudySessionState {
  return { ...state, cards: state.cards.map((card) => (card.question.id === questionId ? change(card) : card)) }
}
