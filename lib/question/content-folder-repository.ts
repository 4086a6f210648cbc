import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { checkPath, kindOfFile } from './check-library'
import type { SourceFile } from './content-file'
import { MAX_FILE_BYTES } from './content-limits'
import { FILE_START, type Problem, problemAt } from './problem'

/** A content folder's questions and sets, relative to it, with forward slashes, in order; and what is wrong with it. */
export type ContentPaths = { paths: string[]; problems: Problem[] }

/**
 * Lists a content folder. A folder that isn't there or holds nothing is an error, not an empty library: a mistyped name
 * must not archive every question.
 */
export async function listContentPaths(folder: string): Promise<ContentPaths> {
  const found: string[] = []
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (!entry.isDirectory())
        found.push(path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  } catch (error) {
    return { paths: [], problems: [problemAt('', FILE_START, `The folder can’t be read (${codeOf(error)}).`, WANTED)] }
  }
  const paths = found.filter((file) => kindOfFile(file) !== null).sort()
  const problems = found.flatMap((file) => checkPath(file) ?? [])
  if (paths.length === 0) problems.push(problemAt('', FILE_START, 'The folder holds no questions and no sets.', WANTED))
  return { paths, problems }
}

const WANTED = 'Name the folder that holds questions/ and sets/.'

/**
 * A content file's text, or why it can't be had. What is far too large isn't read. As few calls of the system as can
 * be, and none by a thread of its own, which would take longer than the call.
 * @param space as many bytes as a file may have
 */
function readContentFile(folder: string, file: string, space: Buffer): SourceFile | { problem: Problem } {
  const failed = (message: string, hint: string) => ({ problem: problemAt(file, FILE_START, message, hint) })
  let handle: number | null = null
  try {
    // A pipe is no file, and must not be waited for.
    handle = openSync(path.join(folder, file), constants.O_RDONLY | constants.O_NONBLOCK)
    const facts = fstatSync(handle)
    if (!facts.isFile()) return failed('It is no file.', 'Take it out.')
    if (facts.size > MAX_FILE_BYTES)
      return failed(`The file has ${facts.size} bytes.`, 'Keep it under 256000 characters.')
    let length = 0
    for (let read = 1; read > 0 && length < facts.size; length += read)
      read = readSync(handle, space, length, facts.size - length, null)
    return { path: file, text: space.toString('utf8', 0, length) }
  } catch (error) {
    return failed(`The file can’t be read (${codeOf(error)}).`, 'Mend its permissions, or take it out.')
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

/** All of a content folder's files, for a check of the whole. */
export async function readContentFiles(folder: string): Promise<{ files: SourceFile[]; problems: Problem[] }> {
  const { paths, problems } = await listContentPaths(folder)
  const files: SourceFile[] = []
  for await (const read of readInOrder(folder, paths)) {
    if ('problem' in read) problems.push(read.problem)
    else files.push(read)
  }
  return { files, problems }
}

/** So many files are read before others get their turn: some milliseconds. */
const READ_AT_ONCE = 64

/** A content folder's files one by one, in the order of their paths. */
export async function* readInOrder(
  folder: string,
  paths: readonly string[],
): AsyncGenerator<SourceFile | { problem: Problem }> {
  const space = Buffer.alloc(MAX_FILE_BYTES)
  for (const [index, file] of paths.entries()) {
    if (index % READ_AT_ONCE === 0) await setImmediate()
    yield readContentFile(folder, file, space)
  }
}

function codeOf(error: unknown): string {
  // Node's own errors carry a code, such as ENOENT or EACCES.
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
}
