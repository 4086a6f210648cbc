const UTF_16_LE = [0xff, 0xfe]
const UTF_16_BE = [0xfe, 0xff]

/**
 * A file's bytes as text: UTF-8, UTF-16 by its byte order mark (Excel's “Unicode text”), and where it is neither,
 * Windows-1252, in which Excel still saves a CSV. No mark of byte order is left in it.
 */
export function fileText(bytes: Uint8Array): string {
  const beginsWith = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte)
  if (beginsWith(UTF_16_LE)) return new TextDecoder('utf-16le').decode(bytes)
  if (beginsWith(UTF_16_BE)) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
