import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkLibrary, kindOfFile } from './check-library'
import type { SourceFile } from './content-file'
import { listContentPaths } from './content-folder'
import { type ImportCounts, importLibrary, type KnownFile, listKnownFiles } from './library-repository'
import { parseQuestion } from './parse-question'
import { type ParsedQuestionSet, parseQuestionSet } from './parse-question-set'
import { hasErrors, type Problem } from './problem'
import type { Question } from './question'

/** What an import did. With errors among the problems it did nothing: the last good content stays. */
export type ImportReport = { isImported: boolean; counts: ImportCounts; problems: Problem[] }

type Options = {
  /** The folder with questions/ and sets/. */
  folder: string
  now: Date
  /** Called for each file read, with how many are done and how many there are. */
  onProgress?: (done: number, total: number) => void
}

/** How often an import starts over because another changed the library meanwhile. */
const TRIES = 5
/** Raise it when the parser reads the same file otherwise than before: every file is then imported anew. */
const READ_AS = '1'

/**
 * Brings the store to what the content folder says, all or nothing. Files whose hash is known are not parsed again;
 * importing twice changes nothing. Two imports at once take turns.
 */
export async function importContent({ folder, now, onProgress }: Options): Promise<ImportReport> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await listKnownFiles()
    const read = await readLibrary(folder, known.files, onProgress)
    if (hasErrors(read.problems)) return { isImported: false, counts: NOTHING, problems: read.problems }
    const counts = await importLibrary({ ...read, basedOnVersion: known.version }, now)
    if (counts) return { isImported: true, counts, problems: read.problems }
    if (attempt === TRIES) throw new Error('Other imports kept changing the library. Run it again when they are done.')
  }
}

const NOTHING: ImportCounts = { added: 0, changed: 0, unchanged: 0, archived: 0 }

type ReadLibrary = {
  questions: (Question & { contentHash: string })[]
  unchangedQuestionIds: string[]
  sets: { set: NonNullable<ParsedQuestionSet['set']>; contentHash: string }[]
  unchangedSetSlugs: string[]
  problems: Problem[]
}

async function readLibrary(
  folder: string,
  known: Map<string, KnownFile>,
  onProgress: Options['onProgress'],
): Promise<ReadLibrary> {
  const library: ReadLibrary = {
    questions: [],
    unchangedQuestionIds: [],
    sets: [],
    unchangedSetSlugs: [],
    problems: [],
  }
  const published: { id: string; slug: string; path: string }[] = []
  const sets: { file: SourceFile; parsed: ParsedQuestionSet }[] = []
  let isWhole = true
  const paths = await listContentPaths(folder)
  for (const [index, file] of paths.entries()) {
    const text = await readFile(path.join(folder, file), 'utf8')
    const contentHash = createHash('sha256').update(READ_AS).update(text).digest('hex')
    const before = known.get(file)
    const isSame = before?.contentHash === contentHash && !before.isArchived
    if (kindOfFile(file) === 'set') {
      // Cheap to read, and needed to check what it names.
      const parsed = parseQuestionSet({ path: file, text })
      sets.push({ file: { path: file, text }, parsed })
      library.problems.push(...parsed.problems)
      if (parsed.set && isSame) library.unchangedSetSlugs.push(parsed.set.slug)
      else if (parsed.set) library.sets.push({ set: parsed.set, contentHash })
    } else if (isSame && before.questionId) {
      library.unchangedQuestionIds.push(before.questionId)
      published.push({ id: before.questionId, slug: path.basename(file, '.md'), path: file })
    } else {
      const { question, isDraft, problems } = parseQuestion({ path: file, text })
      library.problems.push(...problems)
      if (question) {
        library.questions.push({ ...question, contentHash })
        published.push({ id: question.id, slug: question.slug, path: file })
      } else if (!isDraft) isWhole = false
    }
    onProgress?.(index + 1, paths.length)
  }
  library.problems.push(...checkLibrary(published, isWhole ? sets : []))
  return library
}
