/** How much is made and how often it is measured. */
export type Sizes = {
  /** Of the libraries, smallest first. */
  questions: readonly number[]
  /** Of the stores of practice, smallest first; users are a hundredth. */
  reviews: readonly number[]
  /** Stored where pages are asked for. */
  appReviews: number
  importedFiles: number
  rounds: number
  /** One side of one round of asking for a page. */
  loadSeconds: number
  /** Of what is measured one by one. */
  samples: number
  soakSeconds: number
}

export type SizeName = keyof typeof SIZES

/** `small` shows in minutes that every row works; its figures say little of a large library. */
export const SIZES = {
  small: {
    questions: [100, 1_000],
    reviews: [1_000, 10_000],
    appReviews: 10_000,
    importedFiles: 300,
    rounds: 3,
    loadSeconds: 1,
    samples: 60,
    soakSeconds: 18,
  },
  medium: {
    questions: [1_000, 10_000],
    reviews: [10_000, 100_000],
    appReviews: 100_000,
    importedFiles: 2_000,
    rounds: 5,
    loadSeconds: 2,
    samples: 150,
    soakSeconds: 60,
  },
  full: {
    questions: [1_000, 10_000, 100_000],
    reviews: [10_000, 100_000, 1_000_000],
    appReviews: 100_000,
    importedFiles: 10_000,
    rounds: 5,
    loadSeconds: 4,
    samples: 400,
    soakSeconds: 600,
  },
} as const satisfies Record<string, Sizes>

/** What all data is made from. */
export const SEED = 20_261_128
