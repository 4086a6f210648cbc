import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkDependencies } from '../../scripts/test/dependency-rules'

/** A project in small that keeps every rule. */
const SOUND = {
  'app/page.tsx': "import { Card } from '@/components/question/card'\nexport default Card\n",
  'components/question/card.tsx':
    "import { listQuestions } from '@/lib/question/question-queries'\nexport const Card = listQuestions\n",
  'components/ui/button.tsx': 'export const Button = 1\n',
  'lib/platform/db.ts': 'export const db = 1\n',
  'lib/platform/env.ts': 'export const env = 1\n',
  'lib/session/session-queries.ts': 'export const session = 1\n',
  'lib/question/question.ts': 'export type Question = { id: string }\n',
  'lib/question/question-repository.ts': "import { db } from '../platform/db'\nexport const repository = db\n",
  'lib/question/question-queries.ts':
    "import { repository } from './question-repository'\nexport const listQuestions = repository\n",
  'lib/review/queue.ts': "import type { Question } from '../question/question'\nexport type Queue = Question[]\n",
  'lib/portability/export-queries.ts': 'export const all = 1\n',
  'scripts/server.ts': "import { db } from '../lib/platform/db'\nexport const server = db\n",
  'tests/setup/database.ts': 'export const database = 1\n',
}

describe('the dependency rules', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-rules-'))
    copyFileSync('tsconfig.json', path.join(folder, 'tsconfig.json'))
    for (const top of ['app', 'components', 'lib', 'scripts', 'tests']) mkdirSync(path.join(folder, top))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function write(files: Record<string, string>) {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), source)
    }
  }

  it('find nothing where they are kept', async () => {
    write(SOUND)
    expect(await checkDependencies(folder)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  })

  it('take a look at nothing for a failure', async () => {
    write({ 'next-env.d.ts': '' })
    expect(await checkDependencies(folder)).toMatchObject({ failed: 1, output: 'dependency-cruiser saw no modules.' })
  })

  it('find every violation that is planted, types alone included', async () => {
    const planted: [rule: string, file: string, source: string][] = [
      ['no-circle', 'lib/review/a.ts', "import type { B } from './b'\nexport type A = B\n"],
      ['must-exist', 'lib/review/c.ts', "export { gone } from './gone'\n"],
      ['components-do-not-know-pages', 'components/review/a.tsx', "export { default } from '@/app/page'\n"],
      ['lib-does-not-know-the-screen', 'lib/review/d.ts', "export { Card } from '@/components/question/card'\n"],
      ['lib-does-not-know-scripts', 'lib/review/e-repository.ts', "export { server } from '@/scripts/server'\n"],
      ['primitives-know-no-domain', 'components/ui/a.tsx', "export type { Question } from '@/lib/question/question'\n"],
      ['platform-knows-no-domain', 'lib/platform/a.ts', "export type { Question } from '../question/question'\n"],
      ['session-knows-no-domain', 'lib/session/a.ts', "export type { Question } from '../question/question'\n"],
      ['direction-of-question', 'lib/question/a.ts', "export type { Queue } from '../review/queue'\n"],
      ['direction-of-review', 'lib/review/f.ts', "export type { Mock } from '../mock/mock'\n"],
      ['portability-is-for-pages', 'lib/review/g-queries.ts', "export { all } from '../portability/export-queries'\n"],
      [
        'screen-does-not-reach-repositories',
        'app/a.tsx',
        "export { repository } from '@/lib/question/question-repository'\n",
      ],
      ['screen-does-not-reach-the-database', 'app/b.tsx', "export { db } from '@/lib/platform/db'\n"],
      ['only-repositories-use-prisma', 'lib/question/b-queries.ts', "export { db } from '../platform/db'\n"],
      ['only-repositories-use-prisma', 'lib/review/h-commands.ts', "export type { Prisma } from '@prisma/client'\n"],
      ['pure-files-stay-pure', 'lib/review/i.ts', "export { env } from '../platform/env'\n"],
      ['pure-files-stay-pure', 'lib/review/j.ts', "export { listQuestions } from '../question/question-queries'\n"],
      ['pure-files-stay-pure', 'lib/review/k.ts', "export type { ReactNode } from 'react'\n"],
      ['browser-files-reach-no-server', 'lib/session/b-browser.ts', "export { session } from './session-queries'\n"],
      ['source-does-not-reach-tests', 'lib/review/l.ts', "export { database } from '../../tests/setup/database'\n"],
    ]
    write(SOUND)
    write({ 'lib/mock/mock.ts': 'export type Mock = { id: string }\n' })
    write({ 'lib/review/b.ts': "import type { A } from './a'\nexport type B = A\n" })
    write(Object.fromEntries(planted.map(([, file, source]) => [file, source])))
    const { output } = await checkDependencies(folder)
    const found = (output ?? '').split('\n').map((line) => line.split(' -> ')[0])
    expect(found).toEqual(expect.arrayContaining(planted.map(([rule, file]) => `${rule}: ${file}`)))
  })
})
