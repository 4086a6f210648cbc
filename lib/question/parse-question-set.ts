import { toString as plainText } from 'mdast-util-to-string'
import { z } from 'zod'
import { FILE_START, openContentFile, parseFrontMatter, placeOf, problemList, type SourceFile } from './content-file'
import { itemsOf, QUESTION_ID, SLUG } from './parse-question'
import { hasErrors, type Problem } from './problem'
import type { QuestionSet, QuestionSetSection } from './question'
import { typographic } from './typography'

const MAX_QUESTIONS = 200

const text = (max: number) =>
  z.string('must be a text').trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`)
const fields = z.strictObject({ title: text(80).transform(typographic), purpose: text(300).transform(typographic) })

/** A set's file read: where each question stands, for problems that only the whole library shows. */
export type ParsedQuestionSet = {
  set: QuestionSet | null
  /** The line of each question id. */
  lines: Map<string, number>
  problems: Problem[]
}

/** Reads a set's file (`sets/<slug>.md`; the format is in content/README.md). Never throws. */
export function parseQuestionSet(file: SourceFile): ParsedQuestionSet {
  const problems = problemList(file.path)
  const lines = new Map<string, number>()
  const slug = /(?:^|\/)([^/]+)\.md$/.exec(file.path)?.[1] ?? ''
  if (!SLUG.test(slug)) {
    problems.error(
      FILE_START,
      'The file’s name isn’t fit for an address.',
      'Name it sets/<slug>.md in small letters, digits and hyphens.',
    )
  }
  const content = openContentFile(file, problems)
  if (!content) return { set: null, lines, problems: problems.problems }
  const meta = parseFrontMatter(content.frontMatter, fields, problems)
  const sections: QuestionSetSection[] = []
  for (const node of content.tree.children) {
    if (node.type === 'heading' && node.depth === 2) {
      sections.push({ title: plainText(node).trim(), questionIds: [] })
      continue
    }
    if (node.type !== 'list' || !node.ordered) {
      problems.error(
        placeOf(node),
        'A set holds “## Section” headings and numbered lists of question ids.',
        'Take this out.',
      )
      continue
    }
    if (sections.length === 0) sections.push({ title: '', questionIds: [] })
    itemsOf(node).forEach((item, index) => {
      const at = placeOf(node.children[index] ?? node)
      // What follows the id on its line is for whoever reads the file.
      const [id = ''] = item.split(/\s/)
      if (!QUESTION_ID.test(id))
        problems.error(
          at,
          `“${id.slice(0, 40)}” isn’t a question’s id.`,
          'Write “1. q_…”, with the id of the question’s file.',
        )
      else if (lines.has(id)) problems.error(at, `The question ${id} stands here twice.`, 'Take one out.')
      lines.set(id, at.line)
      sections.at(-1)?.questionIds.push(id)
    })
  }
  for (const section of sections) {
    if (section.questionIds.length === 0)
      problems.error(FILE_START, `The section “${section.title}” is empty.`, 'Add questions, or take it out.')
  }
  if (lines.size === 0) problems.error(FILE_START, 'The set has no questions.', 'Add a numbered list of question ids.')
  if (lines.size > MAX_QUESTIONS)
    problems.error(FILE_START, `The set has ${lines.size} questions.`, `A set holds at most ${MAX_QUESTIONS}.`)
  const set = meta && !hasErrors(problems.problems) ? { slug, ...meta, sections } : null
  return { set, lines, problems: problems.problems }
}
