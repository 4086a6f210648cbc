import type { Heading, List, ListItem, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { z } from 'zod'
import { type ContentFile, openContentFile, type SourceFile } from './content-file'
import { placeOf } from './content-limits'
import { checkFields, readFrontMatter } from './front-matter'
import { parseRubric } from './parse-rubric'
import { FILE_START, hasErrors, type Place, type Problem, type ProblemList, problemList } from './problem'
import { type KeyPoint, QUESTION_ID, QUESTION_KINDS, QUESTION_LEVELS, type Question, SLUG } from './question'
import { typographic } from './typography'

const KEY_POINT = /^([a-z][a-z0-9-]*): (.+)$/
const MAX_QUESTION_CHARACTERS = 300

const list = <Item extends z.ZodType>(item: Item) =>
  z.array(item, { error: 'must be a list, such as [webhooks, security]' })

const fields = z.strictObject({
  id: z.string('must be a text').regex(QUESTION_ID, 'must be q_ and eight small letters or digits'),
  kind: z.enum(QUESTION_KINDS, `must be one of ${QUESTION_KINDS.join(', ')}`),
  level: z.enum(QUESTION_LEVELS, `must be one of ${QUESTION_LEVELS.join(', ')}`),
  topics: list(z.string('must be a text').regex(SLUG, 'must be small letters, digits and hyphens'))
    .min(1, 'must name at least one topic')
    .max(5, 'must name at most five topics')
    .refine((topics) => new Set(topics).size === topics.length, 'must name each topic once'),
  timeLimitSeconds: z
    .number('must be a number of seconds')
    .int('must be whole seconds')
    .min(30, 'must be at least 30')
    .max(900, 'must be at most 900'),
  status: z.literal('draft', 'can only be draft').optional(),
})

const draftFields = fields.partial().required({ status: true })

const SECTIONS = ['Guidance', 'Key points', 'Example answer', 'Follow-ups', 'Listen for', 'Notes', 'Rubric'] as const
type SectionName = (typeof SECTIONS)[number]
type Section = { heading: Heading; nodes: RootContent[] }

/** What a question's file gives. `question` is null where it is broken or a draft. */
export type ParsedQuestion = {
  question: Question | null
  isDraft: boolean
  /** The id in the front matter, of drafts too, and where it and the question stand: for checks over the library. */
  id: string | null
  places: { id: Place; text: Place }
  problems: Problem[]
}

/**
 * Reads a question's file (`questions/<topic>/<slug>.md`; the format is in content/README.md). Never throws: whatever
 * is wrong is a problem with its place. A draft is never published; what it lacks are warnings.
 */
export function parseQuestion(file: SourceFile): ParsedQuestion {
  const list = problemList(file.path)
  const parsed: ParsedQuestion = {
    question: null,
    isDraft: false,
    id: null,
    places: { id: FILE_START, text: FILE_START },
    problems: list.problems,
  }
  const { topic, slug } = placeInLibrary(file.path, list)
  const content = openContentFile(file, list)
  const frontMatter = content && readFrontMatter(content.frontMatter, list)
  if (!content || !frontMatter) return parsed
  parsed.isDraft = isDraft(frontMatter.values)
  const meta = parsed.isDraft ? checkFields(frontMatter, draftFields, list) : checkFields(frontMatter, fields, list)
  parsed.id = meta?.id ?? null
  const { text, sections, heading } = readBody(content, list)
  parsed.places = { id: frontMatter.placeOf(['id']), text: heading }
  if (parsed.isDraft) {
    for (const lack of lacksOf(meta ?? {}, sections))
      list.warning(FILE_START, `The draft lacks ${lack}.`, 'Add it, then take the status out.')
    return parsed
  }
  if (meta?.topics?.[0] !== undefined && meta.topics[0] !== topic)
    list.error(
      frontMatter.placeOf(['topics', 0]),
      `The file lies in ${topic}/, but its first topic is ${meta.topics[0]}.`,
      'Move the file, or change the order of its topics.',
    )
  const body = readSections(content, sections, list)
  const checked = fields.safeParse(meta)
  if (hasErrors(list.problems) || !checked.success) return parsed
  const { status: _, ...machineFields } = checked.data
  return { ...parsed, question: { ...machineFields, slug, topic, text, ...body } }
}

/** By the value and not by the look of its line: `"status": draft` is one too. */
function isDraft(values: unknown): boolean {
  return typeof values === 'object' && values !== null && 'status' in values && values.status === 'draft'
}

function placeInLibrary(path: string, problems: ProblemList): { topic: string; slug: string } {
  const [, topic = '', slug = ''] = /(?:^|\/)([^/]+)\/([^/]+)\.md$/.exec(path) ?? []
  if (!SLUG.test(topic) || !SLUG.test(slug)) {
    problems.error(
      FILE_START,
      'The file’s folder or name isn’t fit for an address.',
      'Name it questions/<topic>/<slug>.md in small letters, digits and hyphens.',
    )
  }
  return { topic, slug }
}

type ReadBody = { text: string; heading: Place; sections: Map<SectionName, Section> }

function readBody({ tree }: ContentFile, problems: ProblemList): ReadBody {
  const [first, ...rest] = tree.children
  const heading = first ? placeOf(first) : FILE_START
  const sections = new Map<SectionName, Section>()
  if (first?.type !== 'heading' || first.depth !== 1) {
    problems.error(heading, 'The question is missing.', 'Begin the text with “# ” and the question.')
    return { text: '', heading, sections }
  }
  const text = lineOf(first)
  if (text.length === 0) problems.error(heading, 'The question is empty.', 'Write it behind the “# ”.')
  if (text.length > MAX_QUESTION_CHARACTERS) {
    problems.error(heading, `The question has ${text.length} characters.`, `Keep it under ${MAX_QUESTION_CHARACTERS}.`)
  }
  let current: Section | null = null
  let last = -1
  for (const node of rest) {
    if (node.type !== 'heading' || node.depth > 2) {
      if (current) current.nodes.push(node)
      else
        problems.error(
          placeOf(node),
          'This stands before the first section.',
          'Put it below a heading such as “## Guidance”.',
        )
      continue
    }
    current = { heading: node, nodes: [] }
    const name = SECTIONS.find((known) => known === plainText(node))
    const index = name ? SECTIONS.indexOf(name) : -1
    if (node.depth === 1) problems.error(placeOf(node), 'There is a second question.', 'Give it a file of its own.')
    else if (!name)
      problems.error(
        placeOf(node),
        `There is no section “${plainText(node).slice(0, 60)}”.`,
        `The sections are ${SECTIONS.join(', ')}.`,
      )
    else if (sections.has(name))
      problems.error(placeOf(node), `The section ${name} stands here twice.`, 'Join the two.')
    else if (index < last)
      problems.error(
        placeOf(node),
        `The section ${name} stands after ${SECTIONS[last]}.`,
        `The order is ${SECTIONS.join(', ')}.`,
      )
    if (name && !sections.has(name)) sections.set(name, current)
    last = Math.max(last, index)
  }
  return { text, heading, sections }
}

type Body = Pick<Question, 'guidance' | 'keyPoints' | 'exampleAnswer' | 'followUps' | 'listenFor' | 'notes' | 'rubric'>

function readSections(content: ContentFile, sections: Map<SectionName, Section>, problems: ProblemList): Body {
  for (const name of ['Guidance', 'Key points', 'Example answer'] as const) {
    const section = sections.get(name)
    if (!section)
      problems.error(FILE_START, `The section ${name} is missing.`, `Add “## ${name}”, or set status: draft.`)
    else if (section.nodes.length === 0)
      problems.error(placeOf(section.heading), `The section ${name} is empty.`, 'Fill it, or set status: draft.')
  }
  const keyPoints = readKeyPoints(sections.get('Key points'), problems)
  const rubricHeading = sections.get('Rubric')?.heading
  if ((rubricHeading !== undefined) !== (content.rubric !== null))
    problems.error(
      rubricHeading ? placeOf(rubricHeading) : { line: (content.rubric?.firstLine ?? 2) - 1, column: 1 },
      'The heading of the rubric isn’t one, or isn’t plain.',
      'Write “## Rubric” on a line of its own, and close every code block.',
    )
  return {
    guidance: markdownOf(content, sections.get('Guidance')),
    keyPoints,
    exampleAnswer: markdownOf(content, sections.get('Example answer')),
    followUps: readItems(sections.get('Follow-ups'), problems),
    listenFor: readItems(sections.get('Listen for'), problems),
    notes: markdownOf(content, sections.get('Notes')),
    rubric: content.rubric ? parseRubric(content.rubric.lines, content.rubric.firstLine, keyPoints, problems) : [],
  }
}

function readKeyPoints(section: Section | undefined, problems: ProblemList): KeyPoint[] {
  if (!section || section.nodes.length === 0) return []
  const points: KeyPoint[] = []
  for (const node of section.nodes) {
    const at = placeOf(node)
    const point = points.at(-1)
    if (node.type === 'heading' && node.depth === 3) {
      const [, id = '', text = ''] = KEY_POINT.exec(lineOf(node)) ?? []
      if (!id) problems.error(at, 'This isn’t a key point.', 'Write “### id: What a good answer names”.')
      if (points.some((other) => other.id === id))
        problems.error(at, `There are two key points “${id}”.`, 'Give one of them another id.')
      points.push({ id, text, detail: '' })
    } else if (node.type === 'paragraph' && point) {
      point.detail = `${point.detail} ${lineOf(node)}`.trim()
    } else {
      problems.error(at, 'Only “### id: text” and paragraphs stand below Key points.', 'Turn it into a paragraph.')
    }
  }
  const at = placeOf(section.heading)
  for (const { id, detail } of points) {
    if (!detail) problems.error(at, `The key point “${id}” has no detail.`, 'Add a sentence or two below it.')
  }
  if (points.length < 3 || points.length > 6)
    problems.error(at, `There are ${points.length} key points.`, 'Name 3 to 6.')
  return points
}

function readItems(section: Section | undefined, problems: ProblemList): string[] {
  if (!section) return []
  const [node, ...others] = section.nodes
  if (node?.type !== 'list' || others.length > 0) {
    problems.error(
      placeOf(section.heading),
      `${plainText(section.heading)} must be one list.`,
      'Write each as a line that begins with “- ”.',
    )
    return []
  }
  return itemsOf(node)
}

/** The plain texts of a list's items. */
function itemsOf(node: List): string[] {
  return node.children.map(lineOf)
}

/** A node's plain text on one line, set with typographic quotes. */
export function lineOf(node: RootContent | ListItem): string {
  return typographic(plainText(node).replace(/\s+/g, ' ').trim())
}

function markdownOf(content: ContentFile, section: Section | undefined): string {
  return section ? sourceOf(content, section).trim() : ''
}

function sourceOf({ text }: ContentFile, { heading, nodes }: Section): string {
  return text.slice(
    heading.position?.end.offset ?? 0,
    nodes.at(-1)?.position?.end.offset ?? heading.position?.end.offset ?? 0,
  )
}

function lacksOf(meta: Record<string, unknown>, sections: Map<SectionName, Section>): string[] {
  const missingFields = ['id', 'kind', 'level', 'topics', 'timeLimitSeconds'].filter((name) => meta[name] === undefined)
  const missingSections = (['Guidance', 'Key points', 'Example answer'] as const).filter((name) => !sections.has(name))
  return [...missingFields, ...missingSections.map((name) => `the section ${name}`)]
}
