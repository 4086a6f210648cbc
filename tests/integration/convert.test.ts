import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const PAGE = [
  'We use cookies to keep the oven warm.',
  'Baker Interview Questions',
  'How do you know that a loaf is done?',
  'Tell me about a time the dough did not rise.',
  '-',
  'How do you know that a loaf is done?',
  'Bakeries ask this to hear what you check. In your answer, name two signs.',
  'Answer Example: "I knock on the base, and it sounds hollow.',
  '',
  'Then I read the thermometer: 96 degrees."',
  'Help us improve this answer.',
  'Tell me about a time the dough did not rise.',
  'Bakeries ask this to see how you find a cause. In your answer, say what you changed.',
  'Help us improve this answer.',
].join('\r\n')

const QUESTION = 'questions/imported/how-do-you-know-that-a-loaf-is.md'

describe('content:convert', () => {
  let folder = ''
  let page = ''
  let out = ''

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-convert-'))
    page = path.join(folder, 'page.txt')
    out = path.join(folder, 'out')
    writeFileSync(page, PAGE)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function run(...words: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/content/convert.ts', ...words],
      { encoding: 'utf8' },
    )
    return { status, stdout, stderr }
  }

  const files = () =>
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => file.split(path.sep).join('/'))
      .sort()

  it('writes drafts and a set, and tells what was dropped and what lacks an example', () => {
    const { status, stdout } = run(page, '--out', out)
    expect(status).toBe(0)
    expect(files()).toEqual([
      QUESTION,
      'questions/imported/tell-me-about-a-time-the-dough-did.md',
      'sets/baker-interview-questions.md',
    ])
    const draft = readFileSync(path.join(out, QUESTION), 'utf8')
    expect(draft).toContain('I knock on the base, and it sounds hollow.\n\nThen I read the thermometer: 96 degrees.\n')
    expect(draft).not.toContain('Help us')
    expect(stdout).toContain('2 questions, 1 of them with guidance and example, 1 set')
    expect(stdout).toMatch(/without example: .*tell-me-about-a-time-the-dough-did\.md/)
    expect([...stdout.matchAll(/^ {2}line (\d+):/gm)].map(([, line]) => line)).toEqual(['1', '5', '11', '14'])
  })

  it('leaves an edited file as it is, until it is told to overwrite it', () => {
    run(page, '--out', out)
    const draft = path.join(out, QUESTION)
    const made = readFileSync(draft, 'utf8')
    expect(run(page, '--out', out).stdout).toContain(`unchanged: ${draft}`)
    writeFileSync(draft, 'Mine.')
    const again = run(page, '--out', out)
    expect(again.status).toBe(0)
    expect(again.stdout).toContain(`kept: ${draft}`)
    expect(readFileSync(draft, 'utf8')).toBe('Mine.')
    expect(run(page, '--out', out, '--force').stdout).toContain(`overwritten: ${draft}`)
    expect(readFileSync(draft, 'utf8')).toBe(made)
  })

  it('refuses content/, a path in it, and every link that leads there', () => {
    const link = path.join(folder, 'link')
    symlinkSync(path.resolve('content'), link)
    symlinkSync(path.resolve('content', 'sets'), path.join(folder, 'sets'))
    const before = readdirSync('content', { recursive: true })
    for (const to of ['content', 'content/questions/new', './lib/../content', link, path.join(link, 'new'), folder]) {
      const { status, stderr } = run(page, '--out', to)
      expect(stderr).toMatch(/^The page’s sentences are its author’s, so they don’t go into content\/\./)
      expect(status).toBe(1)
    }
    expect(readdirSync('content', { recursive: true })).toEqual(before)
    expect(existsSync(path.join(folder, 'questions'))).toBe(false)
  })

  it('says what is wrong in a sentence', () => {
    expect(run('--out', out)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Say npm run/) })
    expect(run(page)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Where to\?/) })
    expect(run(page, '--out', out, '--what')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Say npm run/),
    })
    expect(run(`${page}.gone`, '--out', out).stderr).toBe(`There is no file ${page}.gone.\n`)
    expect(run(folder, '--out', out).stderr).toBe(`${folder} is a folder. Name the file of one page.\n`)
    expect(run(page, '--out', page).stderr).toMatch(/can’t be written \(ENOTDIR\)\.\n$/)
    writeFileSync(page, 'Nothing to see.')
    expect(run(page, '--out', out)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Nothing in it looks like'),
    })
  })
})
