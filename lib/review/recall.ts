import { default_w } from 'ts-fsrs'

/** FSRS-6's decay, the last of its 21 default parameters. */
const DECAY = -(default_w[20] ?? 0.1542)
/** Chosen so that recall is 90% when the stability has passed. */
const FACTOR = 0.9 ** (1 / DECAY) - 1

/**
 * The chance of recalling something: R(t) = (1 + factor · t/S)^decay.
 * Source: FSRS-6, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 * @param elapsedDays since the last review
 * @param stabilityDays in which recall falls to 90%
 * @returns 0 to 1
 */
export function recall(elapsedDays: number, stabilityDays: number): number {
  return (1 + (FACTOR * Math.max(0, elapsedDays)) / stabilityDays) ** DECAY
}
