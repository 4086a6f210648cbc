import { MAX_MOCK_TEXT_CHARACTERS, type TurnId } from './mock'

/** No more than the server takes, cut between two letters. */
export function withinLimit(text: string): string {
  if (text.length <= MAX_MOCK_TEXT_CHARACTERS) return text
  return text.slice(0, MAX_MOCK_TEXT_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')
}

/** The text that a browser kept of the last moment; null where it holds none. */
export function readCopy(kept: string | null): { turn: TurnId; text: string } | null {
  try {
    const copy: unknown = JSON.parse(kept ?? 'null')
    if (typeof copy !== 'object' || copy === null || !('turn' in copy) || !('text' in copy)) return null
    return typeof copy.turn === 'string' && typeof copy.text === 'string' ? { turn: copy.turn, text: copy.text } : null
  } catch {
    return null
  }
}
