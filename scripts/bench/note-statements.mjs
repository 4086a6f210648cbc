// Loaded into the app by --import before anything else: what its database drivers are given is noted, a statement a
// line, in the file that BENCH_STATEMENTS names. So what is counted is what the whole app really sends.
import { appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const file = process.env.BENCH_STATEMENTS
const require = createRequire(path.join(process.cwd(), 'package.json'))

if (file) {
  noteCallsOf(require('better-sqlite3').prototype, 'prepare', (sql) => sql)
  noteCallsOf(require('pg').Client.prototype, 'query', (query) => (typeof query === 'string' ? query : query?.text))
}

function noteCallsOf(prototype, method, sqlOf) {
  const before = prototype[method]
  prototype[method] = function noted(...args) {
    const sql = sqlOf(args[0])
    if (typeof sql === 'string') appendFileSync(file, `${sql.replace(/\s+/g, ' ').trim()}\n`)
    return before.apply(this, args)
  }
}
