import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../lib/platform/db'
import { migrate } from '../../lib/platform/migrate'
import { startNode } from '../setup/program'

const SECRET = 'x'.repeat(32)

describe('a start that can not be', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-start-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** What the server says when it starts with these settings, which must keep it from starting. */
  async function refusal(env: Record<string, string>): Promise<string> {
    const settings = { PORT: '0', CALLBACK_DATA_DIR: path.join(folder, 'data'), ...env }
    const program = startNode(['--import', 'tsx', 'scripts/server.ts'], settings)
    expect(await program.ended).toBe(1)
    const lines = program.output().trim().split('\n')
    // A sentence or two, and no stack.
    expect(program.output()).not.toMatch(/^\s+at /m)
    return lines.at(-1) ?? ''
  }

  it('says that the port is taken', async () => {
    const { port, close } = await takePort()
    expect(await refusal({ PORT: String(port) })).toBe(
      `Callback did not start. Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
    await close()
  })

  it('says so before it installs or builds anything', async () => {
    const { port, close } = await takePort()
    const launcher = startNode(['scripts/start.mjs'], { PORT: String(port), CALLBACK_DATA_DIR: folder })
    expect(await launcher.ended).toBe(1)
    expect(launcher.output()).toMatch(/^Callback did not start\. Port \d+ is taken by another program\..+\n$/)
    await close()
  })

  it('says that Node is too old', async () => {
    const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.18.3"}})'
    const launcher = startNode(['--import', old, 'scripts/start.mjs'])
    expect(await launcher.ended).toBe(1)
    expect(launcher.output()).toBe(
      'Callback needs Node 20.19 or newer, and this is 20.18.3. Install a newer one from https://nodejs.org and start again.\n',
    )
  })

  it.each([
    [{ DATABASE_URL: 'mysql://db/callback' }, 'DATABASE_URL must start with postgresql:// or file:'],
    [{ DATABASE_URL: 'postgresql://u@[db' }, 'DATABASE_URL is not a valid address'],
    [
      { DATABASE_URL: 'postgresql://u@127.0.0.1:1/callback', NEXTAUTH_SECRET: SECRET },
      "PostgreSQL at 127.0.0.1:1 can't be reached",
    ],
    [{ DATABASE_URL: 'postgresql://u@127.0.0.1:1/callback' }, 'NEXTAUTH_SECRET is not set'],
    [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET must be at least 32 characters'],
    [{ PORT: 'http' }, 'PORT must be a number'],
  ])('says what is wrong with %o', async (env, words) => {
    expect(await refusal(env)).toContain(words)
  })

  it('says that the data folder can not be written', async () => {
    writeFileSync(path.join(folder, 'file'), '')
    const inFile = path.join(folder, 'file/data')
    expect(await refusal({ CALLBACK_DATA_DIR: inFile })).toContain(`The data folder ${inFile} can't be written`)
  })

  it('says that the database is newer than the code', async () => {
    const url = `file:${path.join(folder, 'data/callback.db')}`
    mkdirSync(path.join(folder, 'data'))
    await migrate(url)
    const database = connect(url)
    await database.$executeRaw`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('x', 'y', '99990101000000_later', 1)`
    await database.$disconnect()
    expect(await refusal({})).toContain('The database has migration 99990101000000_later')
  })

  it('says that the database is damaged', async () => {
    const file = path.join(folder, 'broken.db')
    writeFileSync(file, 'This is no database, however long one looks at it. '.repeat(100))
    expect(await refusal({ DATABASE_URL: `file:${file}` })).toContain('is damaged or no database')
  })
})

async function takePort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve) => {
    const taken = createServer().listen(0, '0.0.0.0', () => resolve(taken))
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('A TCP server has a port.')
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
