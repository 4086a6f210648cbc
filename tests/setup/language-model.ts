import { createServer, type ServerResponse } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { listenOnLoopback } from './loopback'

export type Asked = { path: string; authorization: string | undefined; body: Record<string, unknown>; text: string }

/** What the model does with a request, once it has read it. */
export type Manner = (response: ServerResponse, asked: Asked) => void | Promise<void>

/** A language model on loopback that speaks as OpenAI's chat completions do, and misbehaves as it is told. */
export type StandIn = {
  /** For COACH_LLM_URL. */
  url: string
  /** All that it was asked, the oldest first. */
  asked: Asked[]
  /** How it answers from now on. */
  behave: (manner: Manner) => void
  close: () => Promise<void>
}

export async function startLanguageModel(): Promise<StandIn> {
  const asked: Asked[] = []
  let manner: Manner = (response) => void response.writeHead(500).end()
  const server = createServer(async (request, response) => {
    const text = await textOf(request)
    const one = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(text || '{}') as Record<string, unknown>,
      text,
    }
    asked.push(one)
    await manner(response, one)
  })
  const { url, close } = await listenOnLoopback(server)
  return {
    url: `${url}/v1`,
    asked,
    behave: (next) => {
      manner = next
    },
    close,
  }
}

/** Begins a streamed answer. */
export function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
}

/** Says a piece of it. */
export function say(response: ServerResponse, content: string): void {
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'stand-in' }
  const choices = [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }]
  response.write(`data: ${JSON.stringify({ ...chunk, choices })}\n\n`)
}

/** Ends it in order. */
export function finish(response: ServerResponse): void {
  const choices = [{ index: 0, delta: {}, finish_reason: 'stop' }]
  response.write(
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices })}\n\n`,
  )
  response.end('data: [DONE]\n\n')
}

/** Says all of a text, in pieces of so many characters. */
export function reply(text: string, size = 7): Manner {
  return (response) => {
    begin(response)
    for (let at = 0; at < text.length; at += size) say(response, text.slice(at, at + size))
    finish(response)
  }
}
