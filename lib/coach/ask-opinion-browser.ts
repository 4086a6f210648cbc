import { readError } from '../session/read-error-browser'
import type { AskedOpinion, OpinionLine } from './opinion'

const AWAY = 'Callback can’t be reached just now.'

/**
 * Asks for a second opinion: its lines as they come, of which the last says how it ended, whatever went wrong.
 * @param signal ends it, without a last line
 */
export async function* askOpinion(asked: AskedOpinion, signal: AbortSignal): AsyncGenerator<OpinionLine, void> {
  let hasEnded = false
  try {
    const response = await fetch('/api/me/opinion', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(asked),
      signal,
    })
    if (!response.ok) {
      yield ended((await readError(response, AWAY)).message)
      return
    }
    for await (const line of linesOf(response)) {
      hasEnded = 'end' in line
      yield line
    }
  } catch {
    hasEnded = false
  }
  if (!hasEnded && !signal.aborted) yield ended(AWAY)
}

function ended(problem: string): OpinionLine {
  return { end: { problem, dropped: 0 } }
}

/** Our own route's lines: their shape is their type. */
async function* linesOf({ body }: Response): AsyncGenerator<OpinionLine, void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  while (reader) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as OpinionLine
  }
}
