import type { SourceFile } from './content-file'
import { findNearDuplicates } from './near-duplicates'
import { type ParsedQuestion, parseQuestion } from './parse-question'
import { type ParsedQuestionSet, parseQuestionSet } from './parse-question-set'
import { FILE_START, type Place, type Problem, problemAt } from './problem'
import type { Question, QuestionSet } from './question'

/** What is known of a published question without reading its file again. */
export type KnownQuestion = { id: string; slug: string; path: string; idPlace: Place }

/** A set's file and what was read of it. */
export type ReadSet = { path: string; parsed: ParsedQuestionSet }

/** How many words an example answer has: a minute or two aloud. */
const ANSWER_WORDS = { least: 120, most: 220 }

/** Which of a content folder's files is what: `questions/<topic>/<slug>.md`, `sets/<slug>.md`; hidden files are none. */
export function kindOfFile(path: string): 'question' | 'set' | null {
  if (/(?:^|\/)\./.test(path)) return null
  if (/^questions\/[^/]+\/[^/]+\.md$/.test(path)) return 'question'
  if (/^sets\/[^/]+\.md$/.test(path)) return 'set'
  return null
}

/** A warning for a file that lies among the questions or sets and is read as neither; null for every other file. */
export function checkPath(path: string): Problem | null {
  if (kindOfFile(path) !== null || !/^(?:questions|sets)\//.test(path) || /(?:^|\/)\./.test(path)) return null
  const hint = 'Questions are questions/<topic>/<slug>.md, sets are sets/<slug>.md.'
  return { ...problemAt(path, FILE_START, 'The file isn’t read.', hint), severity: 'warning' }
}

/**
 * What only the whole library shows: an id or a slug used twice, a set that names a question that isn't published.
 * @param questions every published question, of changed and unchanged files
 * @param draftPaths the drafts' files by their ids
 */
export function checkLibrary(
  questions: readonly KnownQuestion[],
  sets: readonly ReadSet[],
  draftPaths: ReadonlyMap<string, string>,
): Problem[] {
  const problems: Problem[] = []
  const byId = new Map<string, KnownQuestion>()
  const bySlug = new Map<string, KnownQuestion>()
  for (const question of questions) {
    const { id, slug, path, idPlace } = question
    const draftPath = draftPaths.get(id)
    const sameId = byId.get(id)?.path ?? draftPath
    const sameSlug = bySlug.get(slug)
    if (sameId)
      problems.push(
        problemAt(path, idPlace, `The id ${id} is also that of ${sameId}.`, 'Give the newer of the two another id.'),
      )
    else if (sameSlug)
      problems.push(
        problemAt(
          path,
          FILE_START,
          `${sameSlug.path} has the same name.`,
          'Rename one of them: the name is the address, over all topics.',
        ),
      )
    byId.set(id, question)
    bySlug.set(slug, question)
  }
  for (const { path, parsed } of sets)
    for (const [id, place] of parsed.places) {
      if (byId.has(id)) continue
      const draftPath = draftPaths.get(id)
      if (draftPath && parsed.isDraft) continue
      problems.push(
        draftPath
          ? problemAt(path, place, `The question ${id} is a draft (${draftPath}).`, 'Publish it, or take it out here.')
          : problemAt(path, place, `No question has the id ${id}.`, 'Mend the id, or take it out here.'),
      )
    }
  return problems
}

export type CheckedLibrary = { questions: Question[]; sets: QuestionSet[]; drafts: number; problems: Problem[] }

/** Reads every file and checks the library whole, near-duplicates included: what `content:check` prints. */
export function checkFiles(files: readonly SourceFile[]): CheckedLibrary {
  const questions: { path: string; parsed: ParsedQuestion }[] = []
  const sets: ReadSet[] = []
  for (const file of files) {
    const kind = kindOfFile(file.path)
    if (kind === 'question') questions.push({ path: file.path, parsed: parseQuestion(file) })
    if (kind === 'set') sets.push({ path: file.path, parsed: parseQuestionSet(file) })
  }
  const drafts = questions.filter(({ parsed }) => parsed.isDraft)
  const published = questions.flatMap(({ path, parsed: { question, places } }) =>
    question ? [{ ...question, path, idPlace: places.id, place: places.text }] : [],
  )
  // A broken question is a problem of its own; a set that names it is no second one.
  const isWhole = questions.every(({ parsed }) => parsed.question || parsed.isDraft)
  const problems = [
    ...questions.flatMap(({ parsed }) => parsed.problems),
    ...sets.flatMap(({ parsed }) => parsed.problems),
    ...checkLibrary(
      published,
      isWhole ? sets : [],
      new Map(drafts.flatMap(({ path, parsed: { id } }) => (id ? [[id, path]] : []))),
    ),
    ...findNearDuplicates(published),
    ...published.flatMap(({ path, place, exampleAnswer }) => checkLength(path, place, exampleAnswer)),
  ]
  return {
    questions: questions.flatMap(({ parsed }) => parsed.question ?? []),
    sets: sets.flatMap(({ parsed }) => parsed.set ?? []),
    drafts: drafts.length,
    problems: sortProblems(problems),
  }
}

/** By file, then by place in it. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1,
  )
}

function checkLength(path: string, place: Place, exampleAnswer: string): Problem[] {
  const words = exampleAnswer.match(/\S+/g)?.length ?? 0
  const { least, most } = ANSWER_WORDS
  if (words >= least && words <= most) return []
  const message = `The example answer has ${words} words.`
  return [{ ...problemAt(path, place, message, `Say it in ${least} to ${most}.`), severity: 'warning' }]
}
