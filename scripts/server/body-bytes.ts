import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** The bytes of what `response.write` and `response.end` are called with; null where that is no part of a body. */
export function bytesOf(chunk: unknown, encoding: unknown): Buffer | null {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk)
  if (typeof chunk !== 'string') return null
  return Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8')
}

/**
 * A body as it was before it was compressed.
 * @param encoding a response's Content-Encoding
 * @throws where it isn't whole
 */
export function unpacked(body: Buffer, encoding: unknown): Buffer {
  if (encoding === 'gzip') return gunzipSync(body)
  if (encoding === 'deflate') return inflateSync(body)
  if (encoding === 'br') return brotliDecompressSync(body)
  return body
}
