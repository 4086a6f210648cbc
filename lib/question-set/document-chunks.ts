/** What one write carries at most: far below what a request may (MAX_ENVELOPE_BYTES), as several go in one. */
export const CHUNK_LIMITS = { bytes: 200_000, questions: 40 } as const

/**
 * A set's questions in their order, cut into what one write takes each: at most 40, and at most 200,000 bytes of JSON in
 * UTF-8. A question that is larger by itself is a chunk of its own. Of no questions there is no chunk.
 */
export function questionChunks<Question>(questions: readonly Question[]): Question[][] {
  const encoder = new TextEncoder()
  const chunks: Question[][] = []
  let bytes = 0
  for (const question of questions) {
    // And the comma before it, or the list's bracket.
    const own = encoder.encode(JSON.stringify(question)).length + 1
    const chunk = chunks.at(-1)
    if (chunk && chunk.length < CHUNK_LIMITS.questions && bytes + own <= CHUNK_LIMITS.bytes) {
      chunk.push(question)
      bytes += own
    } else {
      chunks.push([question])
      bytes = 1 + own
    }
  }
  return chunks
}
