import type { List, RootContent } from 'mdast'
import { z } from 'zod'
import { openContentFile, type SourceFile } from './content-file'
import { placeOf } from './content-limits'
import { checkFields, readFrontMatter } from './front-matter'
import { lineOf } from './parse-question'
import { FILE_START, hasErrors, type Place, type Problem, type ProblemList, problemList } from './problem'
import { QUESTION_ID, type QuestionSet, type QuestionSetSection, SLUG } from './question'
import { typographic } from './typography'

const MAX_QUESTIONS = 200
const MAX_TITLE_CHARACTERS = 80

const text = (max: number) =>
  z.string('must be a text').trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`)
const fields = z.strictObject({
  title: text(MAX_TITLE_CHARACTERS).transform(typographic),
  purpose: text(300).transform(typographic),
  status: z.literal('draft', 'can only be draft').optional(),
})

/** A set's file read: `set` is null where it is broken or a draft. */
export type ParsedQuestionSet = {
  set: QuestionSet | null
  /** Never published; its questions may be drafts as well. */
  isDraft: boolean
  /** Where each question's id stands, for problems that only the whole library shows. */
  places: Map<string, Place>
  problems: Problem[]
}

/**
 * Reads a set's file (`sets/<slug>.md`; the format is in content/README.md). Never throws: whatever is wrong is a
 * problem with its place.
 */
export function parseQuestionSet(file: SourceFile): ParsedQuestionSet {
  const list = problemList(file.path)
  const { problems } = list
  const places = new Map<string, Place>()
  const slug = /(?:^|\/)([^/]+)\.md$/.exec(file.path)?.[1] ?? ''
  if (!SLUG.test(slug))
    list.error(
      FILE_START,
      'The file’s name isn’t fit for an address.',
      'Name it sets/<slug>.md in small letters, digits and hyphens.',
    )
  const content = openContentFile(file, list)
  if (!content) return { set: null, isDraft: false, places, problems }
  const frontMatter = readFrontMatter(content.frontMatter, list)
  const meta = frontMatter && checkFields(frontMatter, fields, list)
  const sections = readSections(content.tree.children, places, list)
  if (places.size === 0) list.error(FILE_START, 'The set has no questions.', 'Add a numbered list of question ids.')
  if (places.size > MAX_QUESTIONS)
    list.error(FILE_START, `The set has ${places.size} questions.`, `A set holds at most ${MAX_QUESTIONS}.`)
  const isDraft = meta?.status === 'draft'
  if (isDraft) list.warning(FILE_START, 'The set is a draft.', 'Take its status out once its questions are published.')
  if (!meta || isDraft || hasErrors(problems)) return { set: null, isDraft, places, problems }
  const { title, purpose } = meta
  return { set: { slug, title, purpose, sections }, isDraft, places, problems }
}

function readSections(nodes: RootContent[], places: Map<string, Place>, list: ProblemList): QuestionSetSection[] {
  const sections: (QuestionSetSection & { at: Place })[] = []
  for (const node of nodes) {
    const at = placeOf(node)
    if (node.type === 'heading' && node.depth === 2) {
      const title = lineOf(node)
      if (title === '' || title.length > MAX_TITLE_CHARACTERS)
        list.error(at, 'A section needs a short title.', `Give it one of at most ${MAX_TITLE_CHARACTERS} characters.`)
      else if (sections.some((section) => section.title === title))
        list.error(at, `The section “${title}” stands here twice.`, 'Join the two, or give one another title.')
      else if (sections[0]?.title === '')
        list.error(at, 'Questions stand before the first section.', 'Put all below sections, or none.')
      sections.push({ title, questionIds: [], at })
    } else if (node.type === 'list' && node.ordered) {
      if (sections.length === 0) sections.push({ title: '', questionIds: [], at })
      sections.at(-1)?.questionIds.push(...readIds(node, places, list))
    } else {
      list.error(at, 'A set holds “## Section” headings and numbered lists of question ids.', 'Take this out.')
    }
  }
  for (const { title, questionIds, at } of sections)
    if (questionIds.length === 0) list.error(at, `The section “${title}” is empty.`, 'Add questions, or take it out.')
  return sections.map(({ title, questionIds }) => ({ title, questionIds }))
}

function readIds(node: List, places: Map<string, Place>, list: ProblemList): string[] {
  const ids: string[] = []
  for (const item of node.children) {
    const at = placeOf(item)
    const [line, ...others] = item.children
    // What follows the id on its line is for whoever reads the file.
    const [id = ''] = line?.type === 'paragraph' ? lineOf(line).split(' ') : []
    if (!QUESTION_ID.test(id))
      list.error(
        at,
        `“${id.slice(0, 40)}” isn’t a question’s id.`,
        'Write “1. q_…”, with the id of the question’s file.',
      )
    else if (places.has(id)) list.error(at, `The question ${id} stands here twice.`, 'Take one out.')
    else places.set(id, at)
    if (others.length > 0) list.error(at, 'Only an id and a word on it stand at a number.', 'Take out what is below.')
    ids.push(id)
  }
  return ids
}
