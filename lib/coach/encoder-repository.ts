import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Encoder, makeEncoder } from './encoder'

const FILE = path.join('lib', 'coach', 'data', 'encoder.bin')

/** The sentence encoder that the coach ships with (7 MB). */
export async function loadEncoder(): Promise<Encoder> {
  return makeEncoder(await readFile(path.resolve(FILE)))
}
