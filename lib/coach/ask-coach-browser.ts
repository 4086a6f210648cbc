import type { AskedText, CoachLabels, CoachView } from './coach-view'

/** The coach is an extra: whoever goes on isn't kept waiting for longer. */
const PATIENCE_MS = 2500

/**
 * Asks the coach what it says of a text.
 * @param patienceMs how long it may take
 * @returns null where it is away, slow or refuses, or where `signal` ends it: it then stays away, and nothing is thrown
 */
export async function askCoach(
  asked: AskedText,
  signal: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<CoachView | null> {
  return (await ask(asked, AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]))) as CoachView | null
}

/** The same, for the labels of the key points alone: nothing that names one leaves the server. */
export async function askLabels(asked: AskedText, patienceMs: number): Promise<CoachLabels | null> {
  return (await ask({ ...asked, only: 'labels' }, AbortSignal.timeout(patienceMs))) as CoachLabels | null
}

/** Our own route's answer: its shape is its type. */
async function ask(body: unknown, signal: AbortSignal): Promise<unknown> {
  if (!navigator.onLine) return null
  try {
    const response = await fetch('/api/me/coach', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
