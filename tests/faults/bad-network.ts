import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Listening, listenOnLoopback } from '../setup/loopback'

/** What the network does to a request. */
export const FATES = ['passes', 'late', 'lost on its way', 'answer lost', 'doubled', 'cut in its midst'] as const
export type Fate = (typeof FATES)[number]

const LONGEST_DELAY_MS = 40

/**
 * A network on loopback between a client and a server: it delays requests, cuts them off before they arrive or after
 * they were answered, and delivers some twice.
 * @param fate what becomes of each request in turn
 */
export async function openBadNetwork(
  target: () => string,
  fate: () => Fate,
): Promise<Listening & { seen: Record<Fate, number> }> {
  const seen = Object.fromEntries(FATES.map((each) => [each, 0])) as Record<Fate, number>

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const chosen = fate()
    seen[chosen] += 1
    const deliver = () => forward(new URL(target()), request, body)
    switch (chosen) {
      case 'lost on its way':
        return void request.socket.destroy()
      case 'answer lost':
        await deliver()
        return void request.socket.destroy()
      case 'cut in its midst':
        // The server has its headers and a part of its body.
        await forward(new URL(target()), request, body, Math.floor(body.length / 2)).catch(() => null)
        return void request.socket.destroy()
      case 'doubled': {
        // At once, not one after the other.
        const [, second] = await Promise.all([deliver(), deliver()])
        return answer(response, second)
      }
      case 'late':
        await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_DELAY_MS))
        return answer(response, await deliver())
      case 'passes':
        return answer(response, await deliver())
    }
  }

  const server = createServer((request, response) => {
    // Where the server itself is gone, so is the connection to it.
    carry(request, response).catch(() => request.socket.destroy())
  })
  return { ...(await listenOnLoopback(server)), seen }
}

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** @param cutAfter bytes of the body after which the connection breaks */
function forward(target: URL, { method, url, headers }: IncomingMessage, body: Buffer, cutAfter?: number) {
  return new Promise<Answer>((resolve, reject) => {
    const to = { host: target.hostname, port: target.port, method, path: url, headers, agent: false } as const
    const outgoing = send(to, async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) })
    })
    outgoing.once('error', reject)
    if (cutAfter === undefined) outgoing.end(body)
    else outgoing.write(body.subarray(0, cutAfter), () => outgoing.destroy())
  })
}

function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers
  response.writeHead(status, { ...kept, 'content-length': body.length })
  response.end(body)
}
