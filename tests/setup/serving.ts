import { expect, vi } from 'vitest'

/** Waits until a server says that it can serve, as whoever routes to it would ask. @returns milliseconds that it took */
export async function untilServing(url: string): Promise<number> {
  const began = performance.now()
  const ask = async () => expect((await fetch(`${url}/api/health`)).status).toBe(200)
  await vi.waitFor(ask, { interval: 50, timeout: 120_000 })
  return performance.now() - began
}
