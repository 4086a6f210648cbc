import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/launch/steps.mjs'
import { newCommand } from '../factories/commands'
import { countFault } from '../setup/fault-counts'
import { FAULT_SIZE } from '../setup/fault-size'
import { listForms } from '../setup/form-fields'
import { newHttpClient } from '../setup/http-client'
import { COMMANDS, ROUTES } from '../setup/routes'
import { HOSTILE_TEXTS } from './hostile-texts'
import { PLANTED, startTwoServers, type TwoServers } from './two-servers'

/** What only its writer may be told again, and the log never. */
const PRIVATE = {
  email: 'planted-person@example.org',
  password: 'planted four quiet words',
  text: 'planted text of an answer',
}

let servers: TwoServers
/** All that the servers have sent to anyone. */
const sent: { path: string; text: string }[] = []

beforeAll(async () => {
  servers = await startTwoServers()
})
afterAll(() => servers.stop())

/** Asks either server, the one after the other. */
let turn = 0
async function ask(pathname: string, init: RequestInit = {}, which = turn++ % 2): Promise<Response> {
  const url = servers.urls[which] ?? ''
  const response = await fetch(url + pathname, {
    redirect: 'manual',
    ...init,
    headers: { origin: url, ...init.headers },
  })
  const text = await response.clone().text()
  sent.push({ path: pathname, text: `${JSON.stringify([...response.headers])}\n${text}` })
  return response
}

/** Fills in a page's form and sends it, as a browser without a script does. */
async function sendForm(
  pathname: string,
  button: string,
  fields: Record<string, string>,
  which?: number,
): Promise<Response> {
  const page = await (await ask(pathname, {}, which)).text()
  const form = listForms(page).find(({ html }) => html.includes(`>${button}<`))
  if (!form) throw new Error(`${pathname} has no form with “${button}”.`)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...form.fields, ...fields })) body.append(name, value)
  return ask(pathname, { method: 'POST', body }, which)
}

describe('two servers on one database', () => {
  it('share what a network may guess of links: past the limit both say 429, whichever is asked', async () => {
    const guess = (index: number) => ask(`/s/${String(index).padStart(43, 'a')}`)
    const statuses: number[] = []
    for (let index = 0; index < 66; index += 1) statuses.push((await guess(index)).status)
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(404))
    // Each learns it at its own next guess.
    expect(statuses.slice(60)).toEqual(Array(6).fill(429))
    countFault({ fault: 'guessing links over two servers', tried: 66, lost: 0 })
  })

  it('share what may be guessed of a password, and say the same of an account that there isn’t', async () => {
    const { email, password } = PRIVATE
    const signUp = await sendForm('/sign-up', 'Sign up', { email, password })
    expect(signUp.status).toBe(200)
    const said: string[] = []
    for (const address of [email, 'nobody@example.org']) {
      for (let index = 0; index < 12; index += 1) {
        const page = await (
          await sendForm('/sign-in', 'Sign in', { email: address, password: `wrong ${index}` })
        ).text()
        said.push(
          page.includes('That was tried too often.') ? 'limited' : page.includes('isn’t right') ? 'wrong' : page,
        )
      }
    }
    const expected = [...Array(10).fill('wrong'), 'limited', 'limited']
    expect(said).toEqual([...expected, ...expected])
    countFault({ fault: 'guessing passwords over two servers', tried: said.length, lost: 0 })
  })
})

describe('whatever is asked', () => {
  const odd = fc.oneof(
    fc.constantFrom(...Object.values(HOSTILE_TEXTS)),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.uuid(),
    fc.constantFrom('1e999', '-1', 'NaN', 'null', '9'.repeat(400), 'u_AAAAAAAAAAAAAAAAAAAAAA'),
  )
  /** As it can be in an address: of half a character there is none. */
  const part = odd.map((text) => encodeURIComponent(Buffer.from(text).toString()))
  const name = fc.constantFrom(
    'q',
    'id',
    'set',
    'own',
    'slug',
    'topic',
    'token',
    'next',
    'answer',
    'from',
    'count',
    'seed',
    'page',
    'at',
    'zone',
    'question',
  )
  const query = fc
    .array(fc.tuple(name, part), { maxLength: 4 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'))
  const asked = fc.tuple(fc.constantFrom(...ROUTES), fc.array(part, { minLength: 2, maxLength: 2 }), query)

  it('of any page or route, with anything for its parameters, is never trouble of the server’s', async () => {
    const broken: string[] = []
    let tried = 0
    const client = await newHttpClient(servers.urls[0])
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE'),
        async ([route, parts, search], method) => {
          const [first = '', second = ''] = parts
          const pathname = route.replace(/\[\.\.\.\w+\]/, `${first}/${second}`).replace(/\[\w+\]/, first)
          const isRead = method === 'GET' || method === 'HEAD'
          const init = {
            method,
            headers: { cookie: client.cookie },
            ...(isRead ? {} : { body: decodeURIComponent(second) }),
          }
          const { status } = await ask(`${pathname}?${search}`, init)
          tried += 1
          if (status >= 500) broken.push(`${method} ${pathname}?${search}: ${status}`)
        },
      ),
      { numRuns: 4 * FAULT_SIZE.runs },
    )
    expect(broken).toEqual([])
    countFault({ fault: 'any request to any route', tried, lost: broken.length })
  })

  it('of any command, with anything for its fields, is answered', async () => {
    const client = await newHttpClient(servers.urls[1])
    const payload = fc.dictionary(
      fc.oneof(fc.constantFrom('id', 'text', 'questionId', 'changes', 'set', 'body'), odd),
      fc.oneof(odd, fc.jsonValue()),
    )
    let tried = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...COMMANDS), payload), { minLength: 1, maxLength: 20 }),
        async (commands) => {
          const { status, body } = await client.send(commands.map(([each, fields]) => newCommand(each, fields)))
          tried += commands.length
          expect(status, body).toBe(200)
          expect(JSON.parse(body).results).toHaveLength(commands.length)
        },
      ),
      { numRuns: FAULT_SIZE.runs },
    )
    countFault({ fault: 'any payload of any command', tried, lost: 0 })
  })

  it('of any form, with anything in its fields, is answered with a page', async () => {
    const pages = ['/sign-in', '/sign-up', '/reset', '/mock', '/account', '/search']
    const forms = (
      await Promise.all(
        pages.map(async (each) => listForms(await (await ask(each)).text()).map((form) => ({ ...form, page: each }))),
      )
    ).flat()
    const posted = forms.filter(({ html }) => /method="POST"/i.test(html))
    expect(posted.length).toBeGreaterThan(3)
    let tried = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posted),
        fc.array(odd, { minLength: 8, maxLength: 8 }),
        async ({ page, fields }, values) => {
          const body = new FormData()
          for (const [index, [field, value]] of Object.entries(fields).entries())
            body.append(field, field.startsWith('$ACTION') && index % 3 > 0 ? value : (values[index % 8] ?? ''))
          const { status } = await ask(page, { method: 'POST', body })
          tried += 1
          expect(status, `${page} ${JSON.stringify([...body])}`).toBeLessThan(500)
        },
      ),
      { numRuns: FAULT_SIZE.runs },
    )
    countFault({ fault: 'any fields of any form', tried, lost: 0 })
  })
})

describe('secrets', () => {
  it('are in nothing that was sent or logged, also where the database fails in the middle of it', async () => {
    const [url] = servers.urls
    const client = await newHttpClient(url)
    const { text } = PRIVATE
    const now = new Date().toISOString()
    const draft = { id: crypto.randomUUID(), questionId: 'q_nothing', text, createdAt: now }
    await client.send([newCommand('saveAttempt', draft), newCommand('no such', { text })])
    for (const route of ROUTES) await ask(route.replace(/\[[^\]]+\]/g, 'x'))
    await ask('/%E0%A4%A')
    await ask('/api/commands', { method: 'POST', body: 'x'.repeat(1_100_000) })
    await servers.postgres.kill()
    const failing = await client.send([newCommand('saveAttempt', draft)])
    expect(failing.status).toBe(503)
    for (const route of ROUTES) await ask(route.replace(/\[[^\]]+\]/g, 'x'), { headers: { cookie: client.cookie } })
    await servers.postgres.start()

    const log = servers.output()
    expect(log).toContain('failed')
    const secrets = Object.values(PLANTED)
    for (const secret of [...secrets, ...Object.values(PRIVATE), client.cookie.split('=')[1] ?? ''])
      expect(log.includes(secret), `in the log: ${secret}`).toBe(false)
    const told = sent.flatMap((each) =>
      [...secrets, PRIVATE.password, ROOT, 'node_modules']
        .filter((secret) => each.text.includes(secret))
        .map((secret) => `${each.path}: ${secret}`),
    )
    expect(told).toEqual([])
    countFault({ fault: 'secrets in answers and logs', tried: sent.length, lost: told.length })
  })

  it('are in no file that browsers load, nor the names of settings, nor paths of ours', () => {
    const folder = path.join(ROOT, '.next/static')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(js|css|json|txt)$/.test(file),
    )
    expect(files.length).toBeGreaterThan(20)
    const never = [
      ROOT,
      'NEXTAUTH_SECRET',
      'DATABASE_URL',
      'SMTP_URL',
      'GITHUB_SECRET',
      'argon2',
      'PrismaClient',
      'process.env.',
      'sourceMappingURL',
      'createHmac',
    ]
    const found = files.flatMap((file) => {
      const content = readFileSync(path.join(folder, file), 'utf8')
      return never.filter((each) => content.includes(each)).map((each) => `${file}: ${each}`)
    })
    expect(found).toEqual([])
    countFault({ fault: 'secrets in bundles', tried: files.length, lost: found.length })
  })
})
