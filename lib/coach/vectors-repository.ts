import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { unpackVectors, type Vectors } from './vectors'

/** The folder that the app is started from, as for content and migrations. */
const FILE = path.join('lib', 'coach', 'data', 'vectors.bin')

let loading: Promise<Vectors> | null = null

/** The committed word vectors, read once a process and on first use. Rejects where the file is missing or cut. */
export function loadVectors(): Promise<Vectors> {
  loading ??= readFile(path.join(process.cwd(), FILE)).then(unpackVectors)
  return loading
}
