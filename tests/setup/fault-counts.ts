import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'

/** What became of the tries of one fault. `note` says what else was seen, as how soon the server was back. */
export type FaultCount = { fault: string; tried: number; survived: number; lost: number; note?: string }

/** Takes down what became of a fault's tries, for `npm run test:faults` to print, and fails where one was lost. */
export function countFault({ fault, tried, lost, note }: Omit<FaultCount, 'survived'>): void {
  const count: FaultCount = { fault, tried, survived: tried - lost, lost, ...(note ? { note } : {}) }
  const file = process.env.CALLBACK_FAULT_COUNTS
  if (file) appendFileSync(file, `${JSON.stringify(count)}\n`)
  expect({ fault, lost }).toEqual({ fault, lost: 0 })
  expect(tried, fault).toBeGreaterThan(0)
}
