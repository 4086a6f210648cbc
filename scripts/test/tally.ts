import { seconds, tail } from '../launch/steps.mjs'

export type Counts = { passed: number; failed: number; skipped: number }

/** How a step ended. `output` is shown where it failed, `advice` says what to do then. */
export type Outcome = Counts & { output?: string; advice?: string; note?: string }

/** A step that is no test run counts as one check. */
export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 }

export function failed(output: string, advice: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, output, advice }
}

export function skipped(note: string): Outcome {
  return { passed: 0, failed: 0, skipped: 1, note }
}

/** Runs steps one after another, says how each went, and counts. */
export function createTally(): {
  step: (name: string, work: () => Promise<Outcome>) => Promise<boolean>
  finish: () => number
} {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const failedSteps: string[] = []
  const notes: string[] = []

  return {
    /** @returns whether nothing in it failed */
    async step(name, work) {
      const started = performance.now()
      process.stdout.write(`${name} … `)
      const outcome = await work().catch((error: unknown) =>
        failed(
          error instanceof Error ? (error.stack ?? error.message) : String(error),
          'This is a fault of the test run itself.',
        ),
      )
      counts.passed += outcome.passed
      counts.failed += outcome.failed
      counts.skipped += outcome.skipped
      const time = seconds(performance.now() - started)
      if (outcome.failed === 0) {
        console.log(outcome.note ? `${time}\n  ${outcome.note}` : `ok, ${countsOf(outcome)} (${time})`)
        if (outcome.note) notes.push(`${name}: ${outcome.note}`)
        return true
      }
      console.log(`FAILED (${time})\n${tail(outcome.output ?? '', 400)}\n\n${name} failed. ${outcome.advice ?? ''}\n`)
      failedSteps.push(`${name}: ${outcome.advice ?? ''}`)
      return false
    },
    /** Prints the closing lines. @returns the exit code */
    finish() {
      if (notes.length > 0) console.log(`\nNOT RUN\n${notes.map((note) => `  ${note}`).join('\n')}`)
      if (failedSteps.length > 0) console.log(`\nFAILED\n${failedSteps.map((step) => `  ${step}`).join('\n')}`)
      console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
      return counts.failed > 0 ? 1 : 0
    },
  }
}

function countsOf({ passed, skipped }: Counts): string {
  return skipped > 0 ? `${passed} passed, ${skipped} skipped` : `${passed} passed`
}
