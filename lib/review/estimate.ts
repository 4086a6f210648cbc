const SECONDS_A_CARD = 75

/** How long so many cards take, on average: an estimate, in seconds. In a file of its own, as the library needs no scheduler. */
export function secondsFor(cardCount: number): number {
  return cardCount * SECONDS_A_CARD
}
