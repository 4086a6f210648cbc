import { hash } from 'node:crypto'
import path from 'node:path'
import { checkLibrary, type KnownQuestion, kindOfFile, type ReadSet, sortProblems } from './check-library'
import { listContentPaths, readInOrder } from './content-folder-repository'
import {
  type ImportCounts,
  importLibrary,
  type KnownFile,
  type LibraryChange,
  listKnownFiles,
} from './library-repository'
import { parseQuestion } from './parse-question'
import { parseQuestionSet } from './parse-question-set'
import { hasErrors, type Place, type Problem } from './problem'
import { ensureSearchIndex } from './search-index-repository'

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
const READ_AS = '2'
const NOTHING: ImportCounts = { added: 0, changed: 0, unchanged: 0, archived: 0 }

/**
 * Brings the store to what the content folder says, all or nothing. Files whose hash is known are not parsed again;
 * importing twice changes nothing. Two imports at once take turns.
 * @throws when the database fails; what is wrong with the content is in the report
 */
export async function importContent({ folder, now, onProgress }: Options): Promise<ImportReport> {
  for (let attempt = 1; ; attempt += 1) {
    // First, and also where the files turn out to be broken: what was imported last is searched, too.
    await ensureSearchIndex(now)
    const known = await listKnownFiles()
    const { problems, ...change } = await readLibrary(folder, known.files, onProgress)
    if (hasErrors(problems)) return { isImported: false, counts: NOTHING, problems }
    const counts = await importLibrary({ ...change, basedOnVersion: known.version }, now)
    if (counts) return { isImported: true, counts, problems }
    if (attempt === TRIES) throw new Error('Other imports kept changing the library. Run it again when they are done.')
  }
}

type ReadLibrary = Omit<LibraryChange, 'basedOnVersion'> & { problems: Problem[] }

async function readLibrary(
  folder: string,
  known: ReadonlyMap<string, KnownFile>,
  onProgress: Options['onProgress'],
): Promise<ReadLibrary> {
  const { paths, problems } = await listContentPaths(folder)
  const change: ReadLibrary = { questions: [], unchangedQuestionIds: [], sets: [], unchangedSetSlugs: [], problems }
  const published: KnownQuestion[] = []
  const draftPaths = new Map<string, string>()
  const sets: ReadSet[] = []
  // A set may name a question whose file is broken or can't be read: that is no second problem.
  let isWhole = true
  let done = 0
  for await (const file of readInOrder(folder, paths)) {
    done += 1
    onProgress?.(done, paths.length)
    if ('problem' in file) {
      problems.push(file.problem)
      isWhole = false
      continue
    }
    const contentHash = hash('sha256', READ_AS + file.text)
    const before = known.get(file.path)
    const isSame = before?.contentHash === contentHash && !before.isArchived && before.isKeptWhole
    if (kindOfFile(file.path) === 'set') {
      // Cheap to read, and needed to check what it names.
      const parsed = parseQuestionSet(file)
      sets.push({ path: file.path, parsed })
      problems.push(...parsed.problems)
      if (parsed.set && isSame) change.unchangedSetSlugs.push(parsed.set.slug)
      else if (parsed.set) change.sets.push({ set: parsed.set, contentHash })
    } else if (isSame && before.questionId) {
      const id = before.questionId
      change.unchangedQuestionIds.push(id)
      published.push({ id, slug: path.basename(file.path, '.md'), path: file.path, idPlace: placeOfId(file.text) })
    } else {
      const { question, isDraft, id, places, problems: ownProblems } = parseQuestion(file)
      problems.push(...ownProblems)
      if (question) {
        change.questions.push({ ...question, contentHash, source: file.text, path: file.path })
        published.push({ id: question.id, slug: question.slug, path: file.path, idPlace: places.id })
      } else if (!isDraft) isWhole = false
      else if (id) draftPaths.set(id, file.path)
    }
  }
  const libraryProblems = checkLibrary(published, isWhole ? sets : [], draftPaths)
  return { ...change, problems: sortProblems([...problems, ...libraryProblems]) }
}

/** Where the id stands in a file that was read before, and so needs no parsing now. */
function placeOfId(text: string): Place {
  const before = text.slice(0, Math.max(0, text.search(/^["']?id\b/m)))
  return { line: before.split(/\r\n?|\n/).length, column: 1 }
}
