import type { Place, ProblemList } from '../question/problem'
import type { KeyPoint } from '../question/question'
import { type DocumentPart, openPart } from './document-part'
import { decodeBlock, decodeLine, type FenceState, headingPattern, isFenced } from './markdown-codec'

const FIELDS = ['id', 'kind', 'level', 'topics', 'timeLimitSeconds']
const SECTIONS = ['Guidance', 'Key points', 'Example answer', 'Follow-ups', 'Listen for', 'Notes', 'Rubric'] as const
type SectionName = (typeof SECTIONS)[number]

/** A question as its part says it, not yet checked, and where a field of it stands. */
export type ReadQuestion = { question: Record<string, unknown>; placeOf: (path: PropertyKey[]) => Place }

/**
 * Reads a question's part of a document: the content format, of which only the question is required.
 * @param spareId for a question without an id
 */
export function parseQuestionPart(part: DocumentPart, spareId: string, list: ProblemList): ReadQuestion {
  const { fields, body } = openPart(part, FIELDS, list)
  const { texts, before } = cutSections(body, list)
  const question = before.lines.findIndex((line) => line.trim() !== '')
  const at = { line: before.firstLine + Math.max(question, 0), column: 1 }
  const text = /^ {0,3}#[ \t]+(.*)$/.exec(before.lines[question] ?? '')?.[1]
  if (text === undefined) list.error(at, 'The question is missing.', 'Begin the text with “# ” and the question.')
  const stray = before.lines.findIndex((line, index) => index > question && line.trim() !== '')
  if (text !== undefined && stray >= 0)
    list.error(
      { line: before.firstLine + stray, column: 1 },
      'This stands before the first section.',
      'Put it below a heading such as “## Guidance”.',
    )
  const block = (name: SectionName) => decodeBlock(texts.get(name)?.lines ?? [], 2)
  return {
    question: {
      id: spareId,
      ...fields.values,
      text: decodeLine(text ?? '-'),
      guidance: block('Guidance'),
      keyPoints: readKeyPoints(texts.get('Key points'), list),
      exampleAnswer: block('Example answer'),
      followUps: readItems(texts.get('Follow-ups'), list),
      listenFor: readItems(texts.get('Listen for'), list),
      notes: block('Notes'),
    },
    placeOf: ([name, ...rest]) =>
      FIELDS.includes(String(name)) && name !== undefined ? fields.placeOf([name, ...rest]) : at,
  }
}

function cutSections(
  { lines, firstLine }: DocumentPart,
  list: ProblemList,
): { before: DocumentPart; texts: Map<SectionName, DocumentPart> } {
  const before: DocumentPart = { lines: [], firstLine }
  const texts = new Map<SectionName, DocumentPart>()
  const state: FenceState = { fence: null }
  let current = before
  lines.forEach((line, index) => {
    const heading = !isFenced(state, line) && /^ {0,3}##(?:[ \t]+(.*))?$/.exec(line)
    if (!heading) {
      current.lines.push(line)
      return
    }
    const at = { line: firstLine + index, column: 1 }
    const title = (heading[1] ?? '').trim()
    const name = SECTIONS.find((known) => known.toLowerCase() === title.toLowerCase())
    current = { lines: [], firstLine: at.line + 1 }
    if (!name)
      list.error(at, `There is no section “${title.slice(0, 60)}”.`, `The sections are ${SECTIONS.join(', ')}.`)
    else if (texts.has(name)) list.error(at, `The section ${name} stands here twice.`, 'Join the two.')
    else texts.set(name, current)
    if (name === 'Rubric') list.warning(at, 'The rubric is left out.', 'A question of one’s own has none.')
  })
  return { before, texts }
}

function readKeyPoints(section: DocumentPart | undefined, list: ProblemList): KeyPoint[] {
  const points: (KeyPoint & { lines: string[] })[] = []
  const state: FenceState = { fence: null }
  const heading = headingPattern(3)
  let hasHeading = false
  section?.lines.forEach((line, index) => {
    const point = points.at(-1)
    const item = hasHeading ? null : itemOf(line)
    if (!isFenced(state, line) && heading.test(line)) {
      hasHeading = true
      const title = line.trim().replace(/^#+/, '').trim()
      const [, id = `point-${points.length + 1}`, text = title] = /^([a-z][a-z0-9-]*): (.+)$/.exec(title) ?? []
      points.push({ id, text: decodeLine(text), detail: '', lines: [] })
    } else if (item !== null) points.push({ id: `point-${points.length + 1}`, text: item, detail: '', lines: [] })
    else if (point) point.lines.push(line)
    else if (line.trim() !== '')
      list.error(
        { line: section.firstLine + index, column: 1 },
        'This stands before the first key point.',
        'Begin each with “### id: ” or “- ”.',
      )
  })
  return points.map(({ lines, ...point }) => ({ ...point, detail: decodeBlock(lines, 3) }))
}

function readItems(section: DocumentPart | undefined, list: ProblemList): string[] {
  const items: string[] = []
  section?.lines.forEach((line, index) => {
    const item = itemOf(line)
    const last = items.length - 1
    if (line.trim() === '') return
    if (item !== null) items.push(item)
    else if (/^\s/.test(line) && last >= 0) items[last] = `${items[last]} ${decodeLine(line)}`
    else
      list.error(
        { line: section.firstLine + index, column: 1 },
        'This isn’t an item of the list.',
        'Write each as a line that begins with “- ”.',
      )
  })
  return items
}

/** The text of a list's item that begins at the line's begin; null for any other line. */
function itemOf(line: string): string | null {
  const text = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line)?.[1]
  return text === undefined ? null : decodeLine(text)
}
