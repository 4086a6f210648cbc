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
 * Writes what the server itself has to say, without Next: JSON for /api, a page for a browser, else plain text.
 * @returns ends the response; call it at once or when the client has finished sending
 */
export function answer(request: IncomingMessage, response: ServerResponse, said: Answer): () => void {
  const isApi = request.url?.startsWith('/api/')
  const isPage = !isApi && request.headers.accept?.includes('text/html')
  const body = isApi
    ? JSON.stringify({ ok: false, error: { code: said.code, message: said.message } })
    : isPage
      ? pageOf(said.message)
      : `${said.message}\n`
  response.writeHead(said.status, {
    'Content-Type': isApi ? 'application/json' : `text/${isPage ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(said.close && { Connection: 'close' }),
    ...(said.retryAfterSeconds && { 'Retry-After': said.retryAfterSeconds }),
  })
  response.write(body)
  return () => response.end()
}

/** A page that needs nothing else of the server, which may have nothing else to give. @param message our own words */
function pageOf(message: string): string {
  const [first = '', ...more] = message.split(/(?<=\.) /)
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not now · Callback</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 Georgia, serif }
  body { margin: 0; background: light-dark(oklch(0.955 0.007 215), oklch(0.185 0.014 255)); color: light-dark(oklch(0.25 0.03 258), oklch(0.93 0.008 230)) }
  main { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem }
  h1 { font: 400 1.625rem/2rem Georgia, serif; border-bottom: 1px solid light-dark(oklch(0.55 0.19 26), oklch(0.71 0.15 26)); padding-bottom: 1rem }
  a { color: light-dark(oklch(0.49 0.14 250), oklch(0.77 0.1 243)); margin-right: 1.5rem }
</style>
<main>
<h1>${first}</h1>
<p>${more.join(' ')}</p>
<p><a href="">Try again</a> <a href="/">Library</a></p>
</main>
</html>
`
}
