import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { db } from '../../../lib/platform/db'
import { buildApp, startCountedApp } from '../app'
import type { Row } from '../bench-context'
import type { Figure } from '../figure'
import { withDatabase } from '../stores'
import { ratingOf, sendRating } from './commands'

/** Of the connection and of transactions. */
const IS_FRAME = /^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|PRAGMA)\b/i
/** Who asks (which a write also touches), how often they may, and the server's own look whether content changed. */
const IS_SESSIONS = /[`"](User|Session|RateLimiterFlexible|ContentState)[`"]/

/** What the database is asked for a study page, a rating and a question's page, counted in its driver. */
export const statements: Row = {
  name: 'statements',
  what: 'database statements of a page and of a rating',
  async measure({ appStore, providers }) {
    await buildApp()
    const figures: Figure[] = []
    for (const database of providers) {
      const url = await appStore(database)
      const questionId = await withDatabase(url, async () => (await db().question.findFirst())?.id ?? '')
      const { app, file } = await startCountedApp(url, database)
      const count = async (work: () => Promise<unknown>) => {
        // The first time fills what is kept.
        await work()
        writeFileSync(file, '')
        await work()
        return statementsIn(file)
      }
      const get = (page: string) => async () => {
        const response = await fetch(app.url + page, { headers: { cookie: app.cookieOf(0) } })
        if (!response.ok) throw new Error(`${page} answered ${response.status}.`)
        await response.text()
      }
      try {
        await untilQuiet(file)
        const counted: [string, number, string[]][] = [
          ['a study page', 3, await count(get('/study?set=integration-engineer'))],
          ['a study page of everything', 3, await count(get('/study'))],
          ['a rating', 3, await count(() => sendRating(app, 1, ratingOf(questionId)))],
          ['a question’s page', 0, await count(get('/questions/trustworthy-webhook-consumer'))],
        ]
        for (const [what, bound, said] of counted)
          figures.push({
            what: `statements of ${what}`,
            database,
            value: said.length,
            unit: 'statements',
            target: { better: 'less', bound },
            note: said.length > bound ? said.map((sql) => sql.slice(0, 60)).join(' · ') : undefined,
          })
      } finally {
        await app.stop()
      }
    }
    return { figures }
  },
}

/** What pages and commands have asked for. */
function statementsIn(file: string): string[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.filter((sql) => sql && !IS_FRAME.test(sql) && !isSessions(sql))
}

/** Waits until a server that is just ready has asked itself for its main pages. */
async function untilQuiet(file: string): Promise<void> {
  for (let before = -1, now = 0; now !== before; now = statementsIn(file).length) {
    before = now
    await setTimeout(1_000)
  }
}

/** A statement of several tables is the page's own. */
function isSessions(sql: string): boolean {
  return IS_SESSIONS.test(sql) && !/[`"](Review|MemoryState|Question|Answer|OwnSet)[`"]/.test(sql)
}
