import { askLabels } from '../coach/ask-coach-browser'
import type { PointLabels } from './follow-up'
import { indexOf, type MockPlan, type MockQuestion, type TurnId } from './mock'
import { type MockState, nextAsking } from './replay-mock'

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
  if (!nextAsking(plan, state, turn)?.followUp) return null
  return askLabels({ questionId: question.questionId, text }, CHOICE_MS).then((answer) => answer?.labels ?? null)
}

/** A question that the coach meets for the first time takes it longer: it does so while one answers. */
export function meetQuestion(plan: MockPlan, turn: TurnId): void {
  const question = plan.questions[indexOf(turn)]
  if (question && hasChoice(question)) void askLabels({ questionId: question.questionId, text: '' }, CHOICE_MS)
}

/** Whether one of its follow-ups asks about a key point. */
function hasChoice({ followUpPoints = [] }: MockQuestion): boolean {
  return followUpPoints.some((point) => point !== null)
}
