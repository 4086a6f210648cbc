import type { CoachLabels, CoachView } from '../coach/coach-view'
import type { PointLabels } from './follow-up'
import { indexOf, type MockPlan, type MockQuestion, type TurnId } from './mock'
import { type MockState, nextAsking } from './replay-mock'

type Asked = { questionId: string; text: string }

/** A mock goes on without the coach after this time. */
const CHOICE_MS = 1500

/**
 * What is said of each key point of an answer, for choosing what to ask next; null, at once, where that chooses nothing,
 * and in the end where nobody says it in time.
 */
export function labelsFor(plan: MockPlan, state: MockState, turn: TurnId): Promise<PointLabels> | null {
  const question = plan.questions[indexOf(turn)]
  const text = state.turns.get(turn)?.text ?? ''
  if (!question || !hasChoice(question) || text.trim() === '') return null
  return nextAsking(plan, state, turn)?.followUp ? askLabels({ questionId: question.questionId, text }) : null
}

/** A question that the coach meets for the first time takes it longer: it does so while one answers. */
export function meetQuestion(plan: MockPlan, turn: TurnId): void {
  const question = plan.questions[indexOf(turn)]
  if (question && hasChoice(question)) void askLabels({ questionId: question.questionId, text: '' })
}

/** Whether one of its follow-ups asks about a key point. */
function hasChoice({ followUpPoints = [] }: MockQuestion): boolean {
  return followUpPoints.some((point) => point !== null)
}

async function askLabels(asked: Asked): Promise<PointLabels> {
  const answer = await ask({ ...asked, only: 'labels' }, AbortSignal.timeout(CHOICE_MS))
  // Our own route's answer.
  return answer === null ? null : (answer as CoachLabels).labels
}

/** What the coach says of a text; null where it stays away. */
export async function askCoach(asked: Asked, signal: AbortSignal): Promise<CoachView | null> {
  return (await ask(asked, signal)) as CoachView | null
}

async function ask(body: unknown, signal: AbortSignal): Promise<unknown> {
  try {
    const response = await fetch('/api/me/coach', { method: 'POST', body: JSON.stringify(body), signal })
    return response.ok ? await response.json() : null
  } catch {
    // The coach is an extra: without it all goes on.
    return null
  }
}
