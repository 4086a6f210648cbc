import type { Encoder } from '../../lib/coach/encoder'

/** An encoder that keeps what it has encoded: for scripts that meet the same sentences again. */
export function remembering(encoder: Encoder): Encoder {
  const known = new Map<string, Float32Array>()
  return (text) => {
    const encoding = known.get(text) ?? encoder(text)
    known.set(text, encoding)
    return encoding
  }
}
