import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { kindOfFile } from './check-library'
import type { SourceFile } from './content-file'

/** The paths of a content folder's questions and sets, relative to it, with forward slashes, in order. */
export async function listContentPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => kindOfFile(file) !== null)
    .sort()
}

/** Those files with their texts. */
export async function readContentFiles(folder: string): Promise<SourceFile[]> {
  const paths = await listContentPaths(folder)
  return Promise.all(paths.map(async (file) => ({ path: file, text: await readFile(path.join(folder, file), 'utf8') })))
}
