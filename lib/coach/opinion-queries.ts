import 'server-only'
import { z } from 'zod'
import { env } from '../platform/env'
import { ModelError, type ModelFailure, type Patience, streamReply } from '../platform/language-model'
import { takePoints } from '../platform/rate-limit'
import { fail, ok, type Result } from '../platform/result'
import { CLIENT_ADDRESS_HEADER } from '../platform/server-state'
import { listReadableViews } from '../question-set/readable-queries'
import { networkOf } from '../session/address'
import { anyId } from '../session/fields'
import { isSameOrigin } from '../session/origin'
import { parseJson, readText } from '../session/request-body'
import { findRequestSession } from '../session/session-queries'
import { flatObjects } from './flat-objects'
import { TOO_SHORT } from './gates'
import {
  type AskedOpinion,
  isTooShort,
  MOST_OPINIONS,
  type OpinionLine,
  type OpinionMessages,
  type OpinionQuestion,
  type OpinionReader,
  opinionMessages,
} from './opinion'
import { opinionNotes } from './opinion-notes'

// Each costs somebody money or a minute of a graphics card.
const OPINIONS = { name: 'opinion', points: 30, windowSeconds: 3_600 }
const STRANGERS = { name: 'opinion-strangers', points: 60, windowSeconds: 3_600 }
const MAX_CHARACTERS = 100_000
const MAX_BYTES = 500_000
/** A reader of whom so much is no note has none to give. */
const MOST_DROPPED = 20

const askedSchema: z.ZodType<AskedOpinion> = z.strictObject({
  questionId: anyId,
  text: z.string().max(MAX_CHARACTERS),
  reader: z.strictObject({ host: z.string(), model: z.string() }),
  messages: z.strictObject({ system: z.string(), user: z.string() }),
})

const PROBLEMS: Record<ModelFailure, string> = {
  slow: 'The second opinion took too long.',
  busy: 'The second reader has too much to do: ask again in a few minutes.',
  refused: 'The second reader refused: whoever runs this Callback should look at its settings.',
  away: 'The second reader can’t be reached, or broke off.',
}

/** Who gives second opinions here; null where nobody does. */
export function opinionReader(): OpinionReader | null {
  const { llm } = env()
  return llm && { host: new URL(llm.url).host, model: llm.model }
}

/**
 * A second opinion on what a page sends (AskedOpinion): lines of JSON (OpinionLine) as they come. Nothing is stored and
 * nothing logged. What its writer has seen, or need not see any more, is what is sent, or nothing is.
 */
export async function opinionRequest(
  request: Request,
  patience?: Patience,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const reader = opinionReader()
  if (!reader) return fail('not_found', 'There is no second reader here.')
  if (!isSameOrigin(request.headers.get('origin'), request.headers.get('host')))
    return fail('forbidden', 'The second reader reads what Callback’s own pages send, and nothing else.')
  const asked = askedSchema.safeParse(parseJson((await readText(request, MAX_BYTES)) ?? ''))
  if (!asked.success) return fail('invalid', 'This can’t be read. Reload the page, and try again.')
  const { questionId, text, reader: shownReader, messages: shown } = asked.data
  if (isTooShort(text)) return fail('invalid', TOO_SHORT)
  const session = await findRequestSession(request)
  const [question] = await listReadableViews(session?.user?.id ?? null, [questionId])
  if (!question) return fail('not_found', 'This question isn’t there any more.')
  const messages = opinionMessages(question, text)
  const isAsShown = shownReader.host === reader.host && shownReader.model === reader.model
  if (!isAsShown || shown.system !== messages.system || shown.user !== messages.user)
    return fail('conflict', 'Nothing was sent: who reads it, or the question, has changed. Reload, and look again.')
  const outcome = session?.user
    ? await takePoints(OPINIONS, session.userId)
    : await takePoints(STRANGERS, networkOf(request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''))
  if (!outcome.isAllowed)
    return fail('rate_limited', `The second reader needs a rest: ask again in ${minutes(outcome.retryAfterSeconds)}.`)
  const gone = new AbortController()
  const opinions = listOpinions(question, text, messages, AbortSignal.any([request.signal, gone.signal]), patience)
  return ok(streamOf(opinions, () => gone.abort()))
}

function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60)
  return count === 1 ? 'a minute' : `${count} minutes`
}

/** What the reader says of an answer, held against it. Whatever it does, the last line says how it ended. */
async function* listOpinions(
  question: OpinionQuestion,
  answer: string,
  messages: OpinionMessages,
  signal: AbortSignal,
  patience?: Patience,
): AsyncGenerator<OpinionLine, void> {
  const take = flatObjects()
  const noteOf = opinionNotes(question, answer)
  const given = new Set<string>()
  let dropped = 0
  let problem: string | null = null
  try {
    for await (const piece of streamReply(messages, signal, patience)) {
      for (const value of take(piece)) {
        if (given.size === MOST_OPINIONS || dropped === MOST_DROPPED) break
        const note = noteOf(value)
        if (!note) dropped += 1
        else if (!given.has(note.message)) {
          given.add(note.message)
          yield { note }
        }
      }
      if (given.size === MOST_OPINIONS || dropped === MOST_DROPPED) break
    }
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    problem = PROBLEMS[error.failure]
  }
  yield { end: { problem, dropped } }
}

/** Lines of JSON, each sent as soon as it is there. The first is empty: an answer that has begun is waited for. */
function streamOf(lines: AsyncGenerator<OpinionLine, void>, onGone: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode('\n')),
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    async cancel() {
      onGone()
      // Where it waits to be asked for its next line it wouldn't hear of that.
      await lines.return()
    },
  })
}
