/** Fewer are soon guessed by whoever has stolen the hashes. */
export const MIN_PASSWORD_CHARACTERS = 10
