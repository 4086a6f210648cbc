import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { newCommand, type SentCommand } from '../factories/commands'

export type Answer = { status: number; headers: Headers; body: string }

/** Someone at a server's address, with the cookies that it gave them. */
export type HttpClient = {
  userId: string
  cookie: string
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  /** Sends commands as the outbox does. */
  send: (commands: SentCommand[]) => Promise<Answer>
  /** Sends one that says what somebody has set for themselves. */
  set: (newPerDay: number) => Promise<Answer>
  /** Sends commands as far as their headers, which the server has when this resolves; `finish` sends the rest. */
  hold: (commands: SentCommand[]) => Promise<{ finish: () => Promise<Answer> }>
}

/** A guest of a server. */
export async function newHttpClient(url: string): Promise<HttpClient> {
  const me = await fetch(`${url}/api/me`)
  const cookie = me.headers.get('set-cookie')?.split(';')[0] ?? ''
  // Our own endpoint: what it answers is what is asserted.
  const { ownerId: userId } = (await me.json()) as { ownerId: string }
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { cookie, origin: url, ...(init.headers as Record<string, string> | undefined) }
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }
  const bodyOf = (commands: SentCommand[]) =>
    JSON.stringify({ version: 1, ownerId: userId, deviceId: 'device-1', zone: 'UTC', commands })
  const send = (commands: SentCommand[]) =>
    ask('/api/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bodyOf(commands),
    })
  return {
    userId,
    cookie,
    get: (path, headers = {}) => ask(path, { headers }),
    send,
    async hold(commands) {
      const body = bodyOf(commands)
      const headers = { cookie, origin: url, 'content-length': Buffer.byteLength(body), expect: '100-continue' }
      const outgoing = request(`${url}/api/commands`, { method: 'POST', headers })
      const answered = once(outgoing, 'response')
      outgoing.flushHeaders()
      await once(outgoing, 'continue')
      return {
        async finish() {
          outgoing.end(body)
          // The event's one argument, as Node documents it.
          const [response] = (await answered) as [IncomingMessage]
          return { status: response.statusCode ?? 0, headers: new Headers(), body: await text(response) }
        },
      }
    },
    set: (newPerDay) => send([newCommand('updateSettings', { newPerDay })]),
  }
}
