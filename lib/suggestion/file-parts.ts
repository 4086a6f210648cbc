import { diffArrays } from 'diff'
import type { Heading, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { openContentFile, type SourceFile } from '../question/content-file'
import { parseQuestion } from '../question/parse-question'
import { problemList } from '../question/problem'
import { pointIdOf, pointOfText, type SuggestionPart, textOfPoint } from './suggestion'

/** From where to where in the file's text, with \n line ends and without a byte order mark. */
type Range = { from: number; to: number }

/** A text of a question's file, as it is typed there. Of a key point claim and detail stand apart. */
type FilePart = { text: string; ranges: Range[] }

const SECTIONS: Record<string, SuggestionPart> = { Guidance: 'guidance', 'Example answer': 'example' }

/**
 * The texts of a question's file that a reader may propose to change, as they are typed there.
 * @returns none for a file that can't be read
 */
export function partsOfFile(file: SourceFile): Map<SuggestionPart, FilePart> {
  const content = openContentFile(file, problemList(file.path))
  const parts = new Map<SuggestionPart, FilePart>()
  if (!content) return parts
  const { text } = content
  for (const { heading, nodes } of sectionsOf(content.tree.children, 2)) {
    const name = plainText(heading)
    const part = SECTIONS[name]
    if (part) {
      const range = trimmed(text, endOf(heading), endOf(nodes.at(-1) ?? heading))
      parts.set(part, { text: text.slice(range.from, range.to), ranges: [range] })
    }
    if (name !== 'Key points') continue
    for (const point of sectionsOf(nodes, 3)) {
      const from = startOf(point.heading.children[0] ?? point.heading)
      const claim = trimmed(text, from, endOf(point.heading.children.at(-1) ?? point.heading))
      const [written, id] = /^([a-z][a-z0-9-]*):[ \t]+/.exec(text.slice(claim.from, claim.to)) ?? []
      const [first, last] = [point.nodes[0], point.nodes.at(-1)]
      if (!written || !id || !first || !last) continue
      const ranges = [{ ...claim, from: claim.from + written.length }, trimmed(text, startOf(first), endOf(last))]
      const [said = '', detail = ''] = ranges.map((range) => text.slice(range.from, range.to))
      parts.set(`point:${id}`, { text: textOfPoint({ text: said, detail }), ranges })
    }
  }
  return parts
}

/** The text of one part; null where the file has none of that name. */
export function textInFile(file: SourceFile, part: SuggestionPart): string | null {
  return partsOfFile(file).get(part)?.text ?? null
}

export type FileEdit = { kind: 'edited'; text: string } | { kind: 'refused'; problem: string }

/**
 * A question's file with one text replaced, every other line byte for byte as it was. Refused where the file would be
 * none any more, or would say anything else differently: the problem is a sentence for whoever typed it.
 * @param text with \n line ends and nothing blank around it
 */
export function editFile(file: SourceFile, part: SuggestionPart, text: string): FileEdit {
  const found = partsOfFile(file).get(part)
  if (!found) return { kind: 'refused', problem: 'This text isn’t in the file any more.' }
  const mark = file.text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const before = file.text.slice(mark.length)
  const plain = before.replace(/\r\n?/g, '\n')
  const { text: claim, detail } = pointOfText(text)
  const pieces = pointIdOf(part) === null ? [text] : [claim, detail]
  let after = plain
  // From the end, so that what comes before keeps its place.
  for (const [index, { from, to }] of [...found.ranges.entries()].reverse())
    after = `${after.slice(0, from)}${pieces[index] ?? ''}${after.slice(to)}`
  const edited = { path: file.path, text: `${mark}${withLineEnds(before, after)}` }
  const problem = problemOf(file, edited, part, text)
  return problem === null ? { kind: 'edited', text: edited.text } : { kind: 'refused', problem }
}

/** What an edit broke; null where it did what it says, and nothing else. */
function problemOf(before: SourceFile, after: SourceFile, part: SuggestionPart, text: string): string | null {
  const [was, is] = [parseQuestion(before), parseQuestion(after)]
  const error = is.problems.find(({ severity }) => severity === 'error')
  if (error) return `${error.message} ${error.hint}`
  const [wereParts, parts] = [partsOfFile(before), partsOfFile(after)]
  const isThere = parts.get(part)?.text === text
  const areOthers = [...wereParts].every(([name, { text: said }]) => name === part || parts.get(name)?.text === said)
  if (isThere && areOthers && parts.size === wereParts.size && restOf(was) === restOf(is)) return null
  return 'It can’t be written so: a line of it would be a heading or a mark of the file. Begin the line otherwise.'
}

/** What an edit of a part leaves alone, to compare. */
function restOf({ question }: ReturnType<typeof parseQuestion>): string {
  if (!question) return ''
  const { guidance: _, exampleAnswer: __, keyPoints, ...rest } = question
  return JSON.stringify([rest, keyPoints.map(({ id }) => id)])
}

/** A text with \n line ends in the line ends of the file that it is an edit of: lines that stay keep theirs. */
function withLineEnds(before: string, after: string): string {
  const lines = before.split(/(?<=\n|\r(?!\n))/).map((line) => ({ said: line.replace(/[\r\n]+$/, ''), line }))
  // A file that ends with a line end has an empty last line, as the edit has.
  if (/[\r\n]$/.test(before)) lines.push({ said: '', line: '' })
  const end = /\r\n|\r|\n/.exec(before)?.[0] ?? '\n'
  const written: string[] = []
  let at = 0
  for (const { added, removed, value } of diffArrays(
    lines.map(({ said }) => said),
    after.split('\n'),
  )) {
    if (added) written.push(...value.map((said) => `${said}${end}`))
    else {
      if (!removed) written.push(...lines.slice(at, at + value.length).map(({ line }) => line))
      at += value.length
    }
  }
  // What was the last line may have become another, and the other way round.
  const last = written.pop() ?? ''
  const ended = written.map((line) => (/[\r\n]$/.test(line) ? line : `${line}${end}`))
  return `${ended.join('')}${last.replace(/[\r\n]+$/, '')}`
}

type Section = { heading: Heading; nodes: RootContent[] }

/** Nodes by the headings of a depth, or less, that they stand below. */
function sectionsOf(nodes: readonly RootContent[], depth: number): Section[] {
  const sections: Section[] = []
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= depth) sections.push({ heading: node, nodes: [] })
    else sections.at(-1)?.nodes.push(node)
  }
  return sections
}

function startOf(node: { position?: RootContent['position'] }): number {
  return node.position?.start.offset ?? 0
}

function endOf(node: { position?: RootContent['position'] }): number {
  return node.position?.end.offset ?? 0
}

function trimmed(text: string, from: number, to: number): Range {
  const piece = text.slice(from, to)
  const start = from + piece.length - piece.trimStart().length
  return { from: start, to: start + piece.trim().length }
}
