/**
 * Resolves when the browser has nothing better to do, after the frame that is being made, and in so many milliseconds at
 * the latest; at once in a browser that doesn't tell (Safari).
 */
export function whenIdle(withinMs: number): Promise<void> {
  if (typeof requestIdleCallback === 'undefined') return Promise.resolve()
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: withinMs }))
}
