import type { CoachLabels, CoachView } from '../coach/coach-view'
import type { PointLabels } from './follow-up'

type Asked = { questionId: string; text: string }

/** A mock goes on without the coach after this time. */
const CHOICE_MS = 1500

/** What is said of each key point of an answer, for choosing what to ask next; null where nobody says it in time. */
export async function askLabels(asked: Asked): Promise<PointLabels> {
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
