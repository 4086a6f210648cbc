import type { StudyCard, StudySession } from './study-card'
import { listLearning, startSession } from './study-session'

/** As many cards bring their texts with the page: a day of new ones. The others' are asked for once it stands. */
export const FIRST_CARDS = 20

/** The ids of the cards whose texts a sitting begins with: those that may lie on the desk first. */
export function firstIds(
  session: Pick<StudySession, 'scope' | 'newLeft' | 'dayEnd'>,
  cards: StudyCard[],
  now: Date,
): string[] {
  const state = startSession(session, cards, now)
  const first = state.currentId === null ? [] : [state.currentId]
  // In the midst of the others comes what is in a learning step, when its minutes are over.
  const steps = listLearning(state).map(({ question }) => question.id)
  return [...new Set([...first, ...steps, ...state.plan])].slice(0, FIRST_CARDS)
}
