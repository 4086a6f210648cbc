import { newCommand, ratingPayload, type SentCommand } from '../factories/commands'
import { newHttpClient } from './http-client'

/** A rating that somebody made, and whether the server has said that it is stored. */
export type MadeRating = { userId: string; id: string; questionId: string; rating: string; isAcknowledged: boolean }

export type Rater = {
  userId: string
  made: MadeRating[]
  /** Rates the next question, and sends it again and again until it is acknowledged. */
  rate: () => Promise<void>
}

const RATINGS = ['again', 'hard', 'good', 'easy']

type Surroundings = {
  url: string
  questionIds: string[]
  /** Resolves when it is worth another try. */
  whenServing: () => Promise<unknown>
  onAcknowledged?: () => void
}

/**
 * Somebody who rates over the network as the outbox does: one thing after another, each with an id of its own, and
 * again as it was where no answer came. Now and then what was answered is sent again too.
 */
export async function newRater({ url, questionIds, whenServing, onAcknowledged }: Surroundings): Promise<Rater> {
  const { userId, send } = await newHttpClient(url)
  const made: MadeRating[] = []
  const newest = new Map<string, string>()

  async function isStored(command: SentCommand): Promise<boolean> {
    try {
      const { status, body } = await send([command])
      if (status !== 200) return refused(status)
      // Our own endpoint: what it answers is what is asserted.
      const { results } = JSON.parse(body) as { results: { ok: boolean; error?: unknown }[] }
      if (results[0]?.ok !== true) throw new RefusedError(JSON.stringify(results))
      return true
    } catch (error) {
      if (error instanceof RefusedError) throw error
      return false
    }
  }

  return {
    userId,
    made,
    async rate() {
      const turn = made.length
      const questionId = questionIds[turn % questionIds.length] ?? ''
      const rating = RATINGS[turn % RATINGS.length] ?? ''
      const basedOn = newest.get(questionId) ?? ''
      const command = newCommand('rateQuestion', ratingPayload(questionId, { rating, basedOn }))
      const entry = { userId, id: String(command.payload.id), questionId, rating, isAcknowledged: false }
      made.push(entry)
      newest.set(questionId, entry.id)
      while (!(await isStored(command))) await whenServing()
      entry.isAcknowledged = true
      onAcknowledged?.()
      if (turn % 7 === 3) await isStored(command)
    },
  }
}

/** The server won't have it, ever: a fault of the test, or of the app. */
class RefusedError extends Error {}

function refused(status: number): false {
  if (status !== 503) throw new RefusedError(`A rating was answered with ${status}.`)
  return false
}
