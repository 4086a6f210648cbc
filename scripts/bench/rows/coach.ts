import path from 'node:path'
import { ROOT, run, tail } from '../../launch/steps.mjs'
import type { Row } from '../bench-context'
import { median, percentile } from '../measure'

/** What the coach takes for an answer of some length, and for its first one. */
export const coach: Row = {
  name: 'coach',
  what: 'coach, p95 and first use',
  async measure({ sizes }) {
    const first: number[] = []
    const warm: number[] = []
    for (let round = 0; round < sizes.rounds; round += 1) {
      const answers = Math.max(10, Math.ceil(sizes.samples / sizes.rounds))
      // A process of its own: only there is the first use a first one.
      const { code, output, stdout } = await run(path.join(ROOT, 'node_modules/.bin/tsx'), [
        'scripts/bench/coach-once.ts',
        String(answers),
      ])
      if (code !== 0) throw new Error(`The coach failed: ${tail(output, 8)}`)
      // What our own script prints.
      const times = JSON.parse(stdout) as { firstMs: number; warmMs: number[] }
      first.push(times.firstMs)
      warm.push(...times.warmMs)
    }
    return {
      figures: [
        {
          what: 'coach, an answer of 300 words, p95',
          value: percentile(warm, 0.95),
          unit: 'ms',
          target: { better: 'less', bound: 100, stretch: 30 },
          note: `median ${median(warm).toFixed(0)} ms; no sentence of it known`,
        },
        {
          what: 'coach, first use',
          value: median(first),
          unit: 'ms',
          target: { better: 'less', bound: 500, stretch: 200 },
        },
      ],
    }
  },
}
