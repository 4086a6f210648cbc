/** Of fewer words nothing is judged. */
export const LEAST_WORDS = 20
