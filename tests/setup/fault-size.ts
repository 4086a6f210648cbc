/** How much is tried: a little by `npm test`, more by `npm run test:faults`, most by its `--long`. */
const SIZES = {
  short: { kills: 2, ratingsPerKill: 30, requests: 40, runs: 10, outageMs: 0, soakMinutes: 0 },
  middle: { kills: 8, ratingsPerKill: 250, requests: 500, runs: 1000, outageMs: 30_000, soakMinutes: 0 },
  long: { kills: 30, ratingsPerKill: 1000, requests: 2000, runs: 5000, outageMs: 30_000, soakMinutes: 60 },
} as const

/** The size that CALLBACK_FAULTS names. */
export const FAULT_SIZE = SIZES[sizeNamed(process.env.CALLBACK_FAULTS)]

function sizeNamed(name = 'short'): keyof typeof SIZES {
  if (name === 'short' || name === 'middle' || name === 'long') return name
  throw new Error(`CALLBACK_FAULTS is short, middle or long, and not ${name}.`)
}
