import { createHash } from 'node:crypto'

const KEY_BYTES = 12

/**
 * Names a question of a shared set where its id must not be told: the same for as long as the question stands there,
 * another under each link.
 */
export function sharedKey(linkId: string, questionId: string): string {
  return digestOf(`callback shared question v1.${linkId}.${questionId}`)
}

/** Names what a browser keeps for a link, without naming the link. */
export function storageKeyOf(linkId: string): string {
  return `callback-kit:${digestOf(`callback kit v1.${linkId}`)}`
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, KEY_BYTES).toString('base64url')
}
