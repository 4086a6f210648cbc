import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorCode } from '../../lib/platform/result'

type Answer = {
  status: number
  code: ErrorCode | 'unavailable'
  message: string
  /** Ends the connection after this answer. */
  close?: boolean
  retryAfterSeconds?: number
}

/**
 * Writes what the server itself has to say, without Next: JSON for /api, else plain text.
 * @returns ends the response; call it at once or when the client has finished sending
 */
export function answer(request: IncomingMessage, response: ServerResponse, said: Answer): () => void {
  const isApi = request.url?.startsWith('/api/')
  const body = isApi
    ? JSON.stringify({ ok: false, error: { code: said.code, message: said.message } })
    : `${said.message}\n`
  response.writeHead(said.status, {
    'Content-Type': isApi ? 'application/json' : 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(said.close && { Connection: 'close' }),
    ...(said.retryAfterSeconds && { 'Retry-After': said.retryAfterSeconds }),
  })
  response.write(body)
  return () => response.end()
}
