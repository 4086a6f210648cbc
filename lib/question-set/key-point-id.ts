import { KEY_POINT_ID } from './question-set'

const MAX_CHARACTERS = 40
/** Room for what tells it from another of the same words. */
const MAX_WORDS_CHARACTERS = 36

/**
 * An id of a key point made of its words, as one would write it by hand: “Say what it cost” is `say-what-it-cost`.
 * `point-<number>` where that gives none.
 * @param taken ids that the question has already; the new one is added
 */
export function keyPointId(text: string, number: number, taken: Set<string>): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[’'\p{M}]/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  const joined = words.join('-').slice(0, MAX_WORDS_CHARACTERS).replace(/-+$/, '')
  const base = KEY_POINT_ID.test(joined) ? joined : `point-${number}`
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`.slice(0, MAX_CHARACTERS)
  taken.add(id)
  return id
}
