import type { SourceFile } from './content-file'
import { findNearDuplicates } from './near-duplicates'
import { type ParsedQuestion, parseQuestion } from './parse-question'
import { type ParsedQuestionSet, parseQuestionSet } from './parse-question-set'
import type { Problem } from './problem'
import type { Question, QuestionSet } from './question'

/** What is known of a question without reading its file again. */
export type KnownQuestion = { id: string; slug: string; path: string }

/** Which of a content folder's files is what: `questions/<topic>/<slug>.md`, `sets/<slug>.md`; all else is ignored. */
export function kindOfFile(path: string): 'question' | 'set' | null {
  if (/^questions\/[^/]+\/[^/]+\.md$/.test(path)) return 'question'
  if (/^sets\/[^/]+\.md$/.test(path)) return 'set'
  return null
}

/**
 * What only the whole library shows: an id or a slug used twice, a set that names a question that isn't published.
 * @param questions every published question, of changed and unchanged files
 */
export function checkLibrary(
  questions: KnownQuestion[],
  sets: { file: SourceFile; parsed: ParsedQuestionSet }[],
): Problem[] {
  const problems: Problem[] = []
  const byId = new Map<string, KnownQuestion>()
  const bySlug = new Map<string, KnownQuestion>()
  for (const question of questions) {
    const sameId = byId.get(question.id)
    const sameSlug = bySlug.get(question.slug)
    if (sameId)
      problems.push(
        error(
          question.path,
          2,
          `The id ${question.id} is also that of ${sameId.path}.`,
          'Give one of them another id.',
        ),
      )
    else if (sameSlug)
      problems.push(
        error(question.path, 1, `${sameSlug.path} has the same name.`, 'Rename one of them: a name is an address.'),
      )
    byId.set(question.id, question)
    bySlug.set(question.slug, question)
  }
  for (const { file, parsed } of sets) {
    for (const [id, line] of parsed.lines) {
      if (!byId.has(id))
        problems.push(
          error(file.path, line, `No published question has the id ${id}.`, 'Mend the id, or publish its draft.'),
        )
    }
  }
  return problems
}

export type CheckedLibrary = { questions: Question[]; sets: QuestionSet[]; drafts: number; problems: Problem[] }

/** Reads every file and checks the library whole, near-duplicates included: what `content:check` prints. */
export function checkFiles(files: SourceFile[]): CheckedLibrary {
  const questions: { file: SourceFile; parsed: ParsedQuestion }[] = []
  const sets: { file: SourceFile; parsed: ParsedQuestionSet }[] = []
  for (const file of files) {
    const kind = kindOfFile(file.path)
    if (kind === 'question') questions.push({ file, parsed: parseQuestion(file) })
    if (kind === 'set') sets.push({ file, parsed: parseQuestionSet(file) })
  }
  const published = questions.flatMap(({ file, parsed: { question } }) =>
    question ? [{ ...question, path: file.path }] : [],
  )
  // A broken question is a problem of its own; a set that names it is no second one.
  const isWhole = questions.every(({ parsed }) => parsed.question || parsed.isDraft)
  const problems = [
    ...questions.flatMap(({ parsed }) => parsed.problems),
    ...sets.flatMap(({ parsed }) => parsed.problems),
    ...checkLibrary(published, isWhole ? sets : []),
    ...findNearDuplicates(published),
  ]
  return {
    questions: published.map(({ path: _, ...question }) => question),
    sets: sets.flatMap(({ parsed }) => (parsed.set ? [parsed.set] : [])),
    drafts: questions.filter(({ parsed }) => parsed.isDraft).length,
    problems: problems.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1)),
  }
}

function error(path: string, line: number, message: string, hint: string): Problem {
  return { path, line, column: 1, message, hint, severity: 'error' }
}
