import { randomUUID } from 'node:crypto'
import type { RunningApp } from '../app'
import { userIdOf } from '../data/practice'

/** A rating of a question that its user never met, as the outbox sends it. */
export function ratingOf(questionId: string) {
  return {
    id: randomUUID(),
    questionId,
    rating: 'good',
    source: 'study',
    reviewedAt: new Date().toISOString(),
    basedOn: '',
    tickedKeyPoints: [],
    durationMs: 4_000,
  }
}

/** Sends a rating as a user's browser does. @returns how the question stands then */
export async function sendRating({ url, cookieOf }: RunningApp, user: number, payload: object): Promise<string> {
  const response = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie: cookieOf(user) },
    body: JSON.stringify({
      version: 1,
      ownerId: userIdOf(user),
      deviceId: `bench-${randomUUID()}`,
      zone: 'UTC',
      commands: [{ id: randomUUID(), name: 'rateQuestion', payload }],
    }),
  })
  const text = await response.text()
  if (!response.ok || !text.includes('"ok":true')) throw new Error(`A rating was not stored: ${text.slice(0, 300)}`)
  return text
}
