/** So many points in a window, counted from its first one. */
export type Limit = { name: string; points: number; windowSeconds: number }

/** An allowance and whose it is. */
export type Allowance = { limit: Limit; key: string }

/** Whether the points were there, else how long to wait. */
export type LimitOutcome = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }
