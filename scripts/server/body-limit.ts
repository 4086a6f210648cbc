import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer } from './answer'

/** How long a client that sends too much may go on before it is cut off: it reads the answer only when it has sent. */
const LINGER_MS = 2000

/**
 * Whether the request's body has at most so many bytes. Where it isn't, 413 has been answered.
 * A body of unknown length is taken in whole first (it is small, if it is allowed), so that a handler never
 * sees the beginning of one that turns out too large.
 */
export async function isBodyWithinLimit(
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<boolean> {
  const declared = request.headers['content-length']
  // Node's parser never reads past a declared length.
  const fits = declared !== undefined ? Number(declared) <= maxBytes : await takeIn(request, maxBytes)
  if (!fits) refuse(request, response, maxBytes)
  return fits
}

function takeIn(request: IncomingMessage, maxBytes: number): Promise<boolean> {
  if (request.headers['transfer-encoding'] === undefined) return Promise.resolve(true)
  return new Promise((resolve) => {
    let bytes = 0
    // The parser hands its chunks to push(). Its false would stop the socket at 64 kB, as nobody reads yet.
    const push = request.push.bind(request)
    const restore = () => {
      request.push = push
    }
    request.push = (chunk: Buffer | null) => {
      bytes += chunk?.length ?? 0
      if (bytes > maxBytes) {
        restore()
        resolve(false)
        return push(chunk)
      }
      push(chunk)
      if (chunk === null) {
        restore()
        resolve(true)
      }
      return true
    }
    request.once('close', () => resolve(false))
  })
}

function refuse(request: IncomingMessage, response: ServerResponse, maxBytes: number): void {
  if (response.destroyed) return
  // `end` closes the connection, and a client that is still sending would then lose the answer: wait for it a little.
  const end = answer(request, response, {
    status: 413,
    code: 'too_large',
    message:
      maxBytes === 0
        ? 'Nothing can be sent to this address.'
        : `That is more than the ${sizeOf(maxBytes)} that can be sent at once. Send less.`,
    close: true,
  })
  const timer = setTimeout(finish, LINGER_MS)
  request.once('end', finish).once('close', finish).resume()
  function finish() {
    clearTimeout(timer)
    end()
  }
}

function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1024 ? `${kilobytes} kB` : `${kilobytes / 1024} MB`
}
