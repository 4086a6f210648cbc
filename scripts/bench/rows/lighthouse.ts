import { chromium } from '@playwright/test'
import { findBrowser } from '../../test/browser'
import { launchOptions } from '../../test/chromium'
import { freePort } from '../../test/postgres'
import type { Row } from '../bench-context'
import { PUBLIC_PAGES } from '../bench-context'
import { type Figure, SkippedError } from '../figure'
import { median } from '../measure'
import { loadTool } from '../tools'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const RUNS = 3

/** Lighthouse's own scores, its phone on its slow network. */
export const audits: Row = {
  name: 'lighthouse',
  what: 'Lighthouse',
  async measure({ app }) {
    if (findBrowser() === undefined) throw new SkippedError('there is no Chromium: name one by CHROMIUM_PATH')
    const { default: lighthouse } = await loadTool('lighthouse')
    const { url, cookieOf } = await app('sqlite')
    const port = await freePort()
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...launchOptions.args, `--remote-debugging-port=${port}`],
    })
    try {
      const figures: Figure[] = []
      for (const page of [PUBLIC_PAGES[1], '/study']) {
        const headers = page === '/study' ? { Cookie: cookieOf(0) } : undefined
        const scores: Record<string, number[]> = {}
        const lost: Record<string, Set<string>> = {}
        for (let turn = 0; turn < RUNS; turn += 1) {
          const result = await lighthouse(url + page, {
            port,
            logLevel: 'silent',
            onlyCategories: [...CATEGORIES],
            extraHeaders: headers,
          })
          if (!result) throw new Error('Lighthouse gave no result.')
          const { categories, audits: all } = result.lhr
          for (const [name, { score, auditRefs }] of Object.entries(categories)) {
            scores[name] = [...(scores[name] ?? []), (score ?? 0) * 100]
            if (name === 'performance') continue
            for (const { id, weight } of auditRefs)
              if (weight > 0 && all[id]?.score === 0) lost[name] = (lost[name] ?? new Set()).add(id)
          }
        }
        for (const name of CATEGORIES) {
          // The study page is kept from search engines.
          if (page === '/study' && name === 'seo') continue
          figures.push({
            what: `Lighthouse, ${name} of ${page}`,
            value: median(scores[name] ?? [0]),
            unit: 'points',
            target: { better: 'more', bound: name === 'performance' ? 95 : 100, stretch: 100 },
            note: [...(lost[name] ?? [])].join(', '),
          })
        }
      }
      return { figures }
    } finally {
      await browser.close()
    }
  },
}
