import type { CoachView } from '@/lib/coach/coach-view'

/** Longer than that nobody waits for a second opinion. */
const MOST_MS = 8_000

/** Has a text read. @returns null where the coach can't be reached, or was told to stop */
export async function askCoach(questionId: string, text: string, signal: AbortSignal): Promise<CoachView | null> {
  if (!navigator.onLine) return null
  try {
    const response = await fetch('/api/me/coach', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ questionId, text }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]),
    })
    // Our own endpoint: its shape is this type.
    return response.ok ? ((await response.json()) as CoachView) : null
  } catch {
    return null
  }
}
