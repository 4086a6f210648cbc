import { copyFileSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourcesFor } from './prepare.mjs'
import { ROOT } from './steps.mjs'

describe('what something is made from', () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'callback-sources-'))
    file = path.join(folder, 'source.ts')
    writeFileSync(file, 'one')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const sources = () => sourcesFor(path.join(folder, 'stamp'), [path.relative(ROOT, folder)])

  it('is stamped until it changes', () => {
    expect(sources().areStamped()).toBe(false)
    sources().stamp()
    expect(sources().areStamped()).toBe(true)
    writeFileSync(file, 'other')
    expect(sources().areStamped()).toBe(false)
  })

  it('is another where the change left length and time as they were', () => {
    const { atime, mtime } = statSync(file)
    sources().stamp()
    writeFileSync(file, 'two')
    utimesSync(file, atime, mtime)
    expect(sources().areStamped()).toBe(false)
  })

  it('is the same where only times are new, as after a copy', () => {
    sources().stamp()
    copyFileSync(file, `${file}.copy`)
    renameSync(`${file}.copy`, file)
    expect(sources().areStamped()).toBe(true)
    expect(sources().areStamped()).toBe(true)
  })

  it('is another where a file came or went', () => {
    sources().stamp()
    writeFileSync(path.join(folder, 'more.ts'), '')
    expect(sources().areStamped()).toBe(false)
    rmSync(path.join(folder, 'more.ts'))
    expect(sources().areStamped()).toBe(true)
  })

  it('is stamped as it was before it was made, whatever changes meanwhile', () => {
    const before = sources()
    expect(before.areStamped()).toBe(false)
    writeFileSync(file, 'two')
    before.stamp()
    expect(sources().areStamped()).toBe(false)
  })
})
