import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../launch/steps.mjs'

const NAMED = /`([\w./-]+\.(?:test|spec)\.tsx?)`: (.+?)(?=<br>| \|$)/gm

test('every test that docs/faults.md names is there', () => {
  const page = readFileSync(path.join(ROOT, 'docs/faults.md'), 'utf8')
  const named = [...page.matchAll(NAMED)].map(([, file = '', title = '']) => ({ file, title }))
  expect(named.length).toBeGreaterThan(50)
  const gone = named.filter(({ file, title }) => {
    const at = path.join(ROOT, file)
    return !existsSync(at) || !readFileSync(at, 'utf8').includes(title)
  })
  expect(gone).toEqual([])
})
