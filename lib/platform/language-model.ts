import 'server-only'
import { env } from './env'
import { log } from './log'

/** What is said to a language model. */
type Messages = { system: string; user: string }

export type Patience = {
  /** Until its first word, in milliseconds. */
  firstMs: number
  /** Until its last. */
  allMs: number
}

/** Why a reply didn't come, or not to its end. `away`: no answer, or none that can be read. */
export type ModelFailure = 'slow' | 'busy' | 'refused' | 'away'

/** A reply that broke off. What came before was given. */
export class ModelError extends Error {
  override name = 'ModelError'
  readonly failure: ModelFailure

  constructor(failure: ModelFailure) {
    super(`The language model failed: ${failure}`)
    this.failure = failure
  }
}

const PATIENCE: Patience = { firstMs: 30_000, allMs: 90_000 }
/** However it is wrapped. */
const MOST_BYTES = 2_000_000
/** Thoughts included. Of tokens none is named: some models refuse one name for it, others the other. */
const MOST_CHARACTERS = 40_000

/**
 * What the configured model replies, piece by piece; what it thinks aloud is left out.
 * @param signal ends it: nobody waits for it any more
 * @throws ModelError; what was said and replied stands in no error and no log
 */
export async function* streamReply(
  { system, user }: Messages,
  signal: AbortSignal,
  patience = PATIENCE,
): AsyncGenerator<string, void> {
  const { llm } = env()
  if (!llm) throw new Error('No language model is configured.')
  // Loaded at its first use: most processes ask none.
  const [{ extractReasoningMiddleware, streamText, wrapLanguageModel }, { createOpenAICompatible }] = await Promise.all(
    [import('ai'), import('@ai-sdk/openai-compatible')],
  )
  globalThis.AI_SDK_LOG_WARNINGS = false
  const provider = createOpenAICompatible({
    name: 'second-opinion',
    baseURL: llm.url,
    ...(llm.key !== null && { apiKey: llm.key }),
    // What somebody agreed to send to one host goes to no other.
    fetch: async (input, init) => bounded(await fetch(input, { ...init, redirect: 'error' })),
  })
  const model = wrapLanguageModel({
    model: provider.chatModel(llm.model),
    middleware: extractReasoningMiddleware({ tagName: 'think' }),
  })
  const ended = new AbortController()
  const slow = new Error('slow')
  const giveUp = () => ended.abort(slow)
  let timer = setTimeout(giveUp, patience.firstMs)
  const last = setTimeout(giveUp, patience.allMs)
  let characters = 0
  try {
    const { fullStream } = streamText({
      model,
      system,
      prompt: user,
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, ended.signal]),
      // By itself it would log the error, and with it what was sent.
      onError: () => undefined,
    })
    for await (const part of fullStream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'abort') throw ended.signal.aborted ? slow : new ModelError('away')
      if (part.type !== 'text-delta' && part.type !== 'reasoning-delta') continue
      clearTimeout(timer)
      timer = setTimeout(giveUp, patience.firstMs)
      characters += part.text.length
      if (characters > MOST_CHARACTERS) return
      if (part.type === 'text-delta') yield part.text
    }
  } catch (error) {
    if (signal.aborted) return
    const failure = ended.signal.aborted ? 'slow' : failureOf(error)
    log.warn({ failure, status: statusCodeOf(error) }, 'the language model gave no whole reply')
    throw new ModelError(failure)
  } finally {
    clearTimeout(timer)
    clearTimeout(last)
    ended.abort()
  }
}

/** An answer that breaks off where it goes on without end: the library would read it whole, an error's body too. */
function bounded(response: Response): Response {
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) controller.error(new Error('The reply is too long.'))
      else controller.enqueue(chunk)
    },
  })
  const { body, status, statusText, headers } = response
  return body ? new Response(body.pipeThrough(counted), { status, statusText, headers }) : response
}

function failureOf(error: unknown): ModelFailure {
  const status = statusCodeOf(error)
  if (status === 429 || status === 503) return 'busy'
  return status !== undefined && status >= 400 && status < 500 ? 'refused' : 'away'
}

function statusCodeOf(error: unknown): number | undefined {
  const isApiError = typeof error === 'object' && error !== null && 'statusCode' in error
  return isApiError && typeof error.statusCode === 'number' ? error.statusCode : undefined
}
