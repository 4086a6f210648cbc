import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseQuestion } from '../../lib/question/parse-question'
import { type ContentFolder, makeContentFolder, pathOf, questionFile, RUBRIC, setFile } from '../factories/content'

const ROOT = path.resolve(import.meta.dirname, '../..')
const LOADER = pathToFileURL(path.join(ROOT, 'node_modules/tsx/dist/loader.mjs')).href

/** A folder of its own, with content/ in it and room for a database. */
let folder: ContentFolder

beforeEach(() => {
  folder = makeContentFolder()
  folder.write(`content/${pathOf('one')}`, questionFile(1) + RUBRIC)
  folder.write('content/sets/all.md', setFile('All', [1]))
})

afterEach(() => folder.drop())

/** Runs a script of scripts/content in that folder; what it printed, both streams, and its exit code. */
function run(script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const file = path.join(ROOT, `scripts/content/${script}.ts`)
  // Migrations are found from the project's folder.
  const cwd = script === 'import' ? ROOT : folder.path
  const env = { ...process.env, DATABASE_URL: `file:${path.join(folder.path, 'test.db')}` }
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', LOADER, file, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr })
    })
  })
}

const content = () => path.join(folder.path, 'content')

describe('content:check', () => {
  it('counts what is there, and passes with warnings', async () => {
    const { code, output } = await run('check')
    expect(output).toContain('content/questions/limits/one.md:9:1: warning: The example answer has 3 words.')
    expect(output).toContain('1 question, 1 set, 0 drafts, 0 errors, 1 warning')
    expect(code).toBe(0)
  })

  it('prints every problem with its place and fails', async () => {
    folder.write(`content/${pathOf('two')}`, questionFile(2).replace('level: mid', 'level: high'))
    folder.write('content/sets/more.md', setFile('More', [7]).replace('purpose', 'goal'))
    const { code, output } = await run('check')
    expect(output).toContain('content/questions/limits/two.md:4:1: level: must be one of junior, mid, senior.')
    expect(output).toContain('content/sets/more.md:3:1: There is no field “goal”. Take it out, or mend its name.')
    expect(code).toBe(1)
  })

  it('says that a folder isn’t there', async () => {
    const { code, output } = await run('check', 'nowhere')
    expect(output).toContain('nowhere:1:1: The folder can’t be read (ENOENT). Name the folder that holds')
    expect(code).toBe(1)
  })
})

describe('content:import', () => {
  it('closes with what it did, and the second time with nothing new', async () => {
    expect(await run('import', content())).toEqual({
      code: 0,
      output: 'added 2, changed 0, unchanged 0, archived 0\n',
    })
    folder.write(`content/${pathOf('two')}`, questionFile(2))
    expect((await run('import', content())).output).toContain('added 1, changed 0, unchanged 2, archived 0')
  })

  it('imports nothing and fails where a file is bad', async () => {
    folder.write(`content/${pathOf('bad')}`, 'nothing')
    const { code, output } = await run('import', content())
    expect(output).toContain('questions/limits/bad.md:1:1: The file has no front matter.')
    expect(output).toContain('Nothing was imported')
    expect(code).toBe(1)
  })
})

describe('content:new', () => {
  it('begins a draft that the check knows', async () => {
    const { code, output } = await run('new', 'webhooks', 'Why don’t you trust a webhook’s order of arrival?')
    const file = 'content/questions/webhooks/why-dont-you-trust-a-webhooks.md'
    expect(output).toContain(file)
    expect(code).toBe(0)
    const text = readFileSync(path.join(folder.path, file), 'utf8')
    const { isDraft, id, problems } = parseQuestion({ path: 'questions/webhooks/why-dont-you.md', text })
    expect(isDraft).toBe(true)
    expect(id).toMatch(/^q_[a-z0-9]{8}$/)
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
    expect((await run('check')).output).toContain('1 question, 1 set, 1 draft, 0 errors')
  })

  it.each([
    ['no topic', ['Web Hooks', 'Why?'], 'Say npm run content:new -- TOPIC "QUESTION"'],
    ['no words', ['webhooks', '¿?'], 'Write it in words.'],
    ['a name that is taken', ['webhooks', 'One?'], 'content/questions/limits/one.md has that name already.'],
    ['more than a question', ['webhooks', 'Why?\n\n<b>Because</b>'], 'That question can’t be kept: '],
  ])('refuses %s and writes nothing', async (_, args, expected) => {
    const { code, output } = await run('new', ...args)
    expect(output).toContain(expected)
    expect(code).toBe(1)
    expect((await run('check')).output).toContain('1 question, 1 set, 0 drafts, 0 errors')
  })
})
