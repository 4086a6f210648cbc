import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../launch/steps.mjs'

/** All that the bench makes lies there, and stays for the next run; git knows nothing of it. */
export const BENCH = path.join(ROOT, '.bench')

/** A path in the bench's folder, whose own folder is there. */
export function inBench(...parts: string[]): string {
  const file = path.join(BENCH, ...parts)
  mkdirSync(path.dirname(file), { recursive: true })
  return file
}

/** What a run noted under a name, as text; null for nothing. */
export function readNote(name: string): string | null {
  const file = inBench('notes', name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/** Notes something for later runs. */
export function writeNote(name: string, text: string): void {
  writeFileSync(inBench('notes', name), text)
}

/** Some letters that change with what made some data: files of the repository and whatever else. */
export function fingerprintOf(files: readonly string[], ...more: (string | number)[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(path.join(ROOT, file)))
  return hash.update(JSON.stringify(more)).digest('hex').slice(0, 12)
}
