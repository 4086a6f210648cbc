import { closesQuote, opensQuote, unquoted } from '../question/page-quotes'
import { soundsGuiding } from '../question/page-wording'
import type { PasteBlock } from './paste-blocks'
import * as limits from './paste-limits'
import { type Column, columnsOf, readRow } from './paste-row'
import { isQuestionItem, isSentence, leadsToQuestion, type PasteShape, shapeOfPaste } from './paste-shape'
import {
  type BodyField,
  type BodyLabel,
  endsAsked,
  labelOf,
  looksAsked,
  opensQuestion,
  whyFurniture,
} from './paste-wording'
import { addToBody, draftOf, hasBody, type QuestionDraft } from './question-draft'

/** What nothing was made of, and why, in a sentence. `isPart`: only this piece of its line, the rest was used. */
export type UnusedLine = { line: number; text: string; why: string; isPart: boolean }

/** What a paste’s lines were read as, before doubles and limits. Each line is of one thing, or has its why. */
export type PasteReading = {
  title: string | null
  titleLines: number[]
  purpose: string | null
  purposeLines: number[]
  sections: { title: string; lines: number[] }[]
  drafts: QuestionDraft[]
  whys: Map<number, string>
  parts: UnusedLine[]
}

type Reader = PasteReading & {
  shape: PasteShape
  current: QuestionDraft | null
  /** What a label above says that comes now; null where none does. */
  field: BodyField | null
  /** The columns that the questions of a section which is itself an item are indented by. */
  itemIndent: number | null
  columns: Column[] | null
}

/** Why a line that is aside is unused. */
export const ASIDE = 'It stands in the page’s menu, at its foot or on a button.'

const ABOUT_QUESTIONS = /\b(?:interview\w*|questions?)\b|fragen\b|gespräch/i
const MAX_NAME_CHARACTERS = 60

/** Reads line after line: each is a question, a section’s name, what stands below a question, or has a why. */
export function readBlocks(blocks: readonly PasteBlock[]): PasteReading {
  const reader: Reader = {
    title: null,
    titleLines: [],
    purpose: null,
    purposeLines: [],
    sections: [{ title: '', lines: [] }],
    drafts: [],
    whys: new Map(),
    parts: [],
    shape: shapeOfPaste(blocks),
    current: null,
    field: null,
    itemIndent: null,
    columns: null,
  }
  blocks.forEach((block, index) => {
    readBlock(reader, block, blocks[index + 1])
  })
  for (const draft of reader.drafts)
    if (isQuoted(draft.exampleAnswer)) draft.exampleAnswer = unquoted(draft.exampleAnswer)
  return reader
}

/** From its first character to its last: “'Cause …” is a word. */
function isQuoted(paragraphs: readonly string[]): boolean {
  const text = paragraphs[0] ?? ''
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? '') : text.slice(1)
  return opensQuote(text) && closesQuote(last)
}

function readBlock(reader: Reader, block: PasteBlock, next: PasteBlock | undefined): void {
  const { text, heading, isBold, mark } = block
  if (block.isAside) {
    drop(reader, block, ASIDE)
    return
  }
  if (block.cells) {
    addRow(reader, block, block.cells)
    return
  }
  // The rule below a markdown table’s head ends no table.
  if (/[\p{L}\p{N}]/u.test(text)) reader.columns = null
  const label = mark === 'number' ? null : labelOf(text, heading > 0 || isBold)
  if (label && reader.current) {
    addLabelled(reader, reader.current, block, label)
    return
  }
  const isItem = isQuestionItem(block, reader.shape)
  const why = whyFurniture(text)
  if (why !== null && (!isItem || !/[\p{L}\p{N}]/u.test(text))) {
    drop(reader, block, why)
    return
  }
  if (isItemsSection(reader, block, next)) {
    addSection(reader, block)
    reader.itemIndent = next?.indent ?? null
  } else if (isQuestion(reader, block, isItem)) addQuestion(reader, block)
  else if (isTitle(reader, block, next)) addTitle(reader, block)
  else if (isSection(reader, block, next)) {
    addSection(reader, block)
    reader.itemIndent = null
  } else if (reader.shape.isPlainList) addQuestion(reader, block)
  else if (reader.current) addBelow(reader, reader.current, block)
  else if (reader.purpose === null && reader.drafts.length === 0 && isSentence(text)) addPurpose(reader, block)
  else
    drop(
      reader,
      block,
      reader.drafts.length === 0
        ? 'It stands before the first question, and isn’t one by its looks.'
        : 'No question stands above it, and it isn’t one by its looks.',
    )
}

/** “- Behavioural” above deeper items that ask: a section that is written as an item. */
function isItemsSection({ shape }: Reader, block: PasteBlock, next: PasteBlock | undefined): boolean {
  if (block.mark === 'none' || isQuestionItem(block, shape) || looksAsked(block.text)) return false
  if (!next || next.mark === 'none' || block.text.length > limits.MAX_TITLE_CHARACTERS) return false
  // At one depth, numbers name what bullets are below, never the other way round.
  const isDeeper = next.indent > block.indent || (next.indent === block.indent && block.mark === 'number')
  return isDeeper && (next.indent > block.indent || next.mark !== 'number') && looksAsked(next.text)
}

function isQuestion(reader: Reader, block: PasteBlock, isItem: boolean): boolean {
  const { text, mark, heading, isBold, indent, isApart } = block
  const { current, field, shape } = reader
  const isAsked = looksAsked(text)
  if (reader.itemIndent !== null && mark !== 'none' && isAsked && indent <= reader.itemIndent + 1) return true
  // Below “Key points:” stand items that look like the questions’ own.
  if (isItem) return isAsked || field === null || current === null
  if (mark !== 'none' && heading === 0) return isAsked && current === null
  if (heading > 0 || isBold) return isAsked || isLongQuestion(block)
  if (!isAsked || text.length > limits.MAX_QUESTION_CHARACTERS) return false
  if (current === null || shape.isPlainList) return true
  if (shape.questionMarks.size > 0) return isApart && endsAsked(text) && opensQuestion(text) && indent <= current.indent
  if (field !== null) return isApart && endsAsked(text) && opensQuestion(text)
  // “Describe the team.” right below a question says how to answer it.
  return endsAsked(text) || isApart || hasBody(current)
}

/** What stands out is no paragraph, so that its length says nothing against it; nor is it a title, which is short. */
function isLongQuestion({ text, heading }: PasteBlock): boolean {
  if (looksAsked(text, limits.MAX_QUESTION_CHARACTERS)) return true
  return heading > 0 && text.length > limits.MAX_TITLE_CHARACTERS && opensQuestion(text) && !soundsGuiding(text)
}

function isTitle(reader: Reader, { text, heading, isBold, mark }: PasteBlock, next: PasteBlock | undefined): boolean {
  const { shape, title, drafts, sections } = reader
  if (title !== null || drafts.length > 0 || sections.length > 1 || mark !== 'none') return false
  if (heading > 0) return heading === 1 && shape.firstHeadings === 1
  if (text.length > 2 * limits.MAX_TITLE_CHARACTERS || /[.:!]$/.test(text) || reader.purpose !== null) return false
  if (ABOUT_QUESTIONS.test(text)) return true
  return !shape.isPlainList && (isBold || next?.isApart === true || next?.mark !== 'none')
}

function isSection({ shape }: Reader, block: PasteBlock, next: PasteBlock | undefined): boolean {
  const { text, heading, isBold, mark, isApart } = block
  if (heading > 0) return true
  if (text.length > limits.MAX_TITLE_CHARACTERS || (mark !== 'none' && !text.endsWith(':'))) return false
  if (isBold) return true
  if (/[:：]$/.test(text)) return leadsToQuestion(next, shape)
  if ((shape.isPlainList && !shape.hasGroups) || !isApart || text.length > MAX_NAME_CHARACTERS || /[.!,;…]$/.test(text))
    return false
  return !looksAsked(text) && leadsToQuestion(next, { ...shape, isPlainList: false })
}

function addTitle(reader: Reader, block: PasteBlock): void {
  const { kept, rest } = limits.cutAt(block.text, limits.MAX_TITLE_CHARACTERS)
  reader.title = kept
  reader.titleLines = block.lines
  addPart(reader, block, rest, limits.TITLE_TOO_LONG)
}

function addPurpose(reader: Reader, block: PasteBlock): void {
  const { kept, rest } = limits.cutAt(block.text, limits.MAX_PURPOSE_CHARACTERS)
  reader.purpose = kept
  reader.purposeLines = block.lines
  addPart(reader, block, rest, limits.PURPOSE_TOO_LONG)
}

function addSection(reader: Reader, block: PasteBlock): void {
  const bare = block.text.replace(/\s?[:：]$/, '').trim()
  if (bare === '') {
    drop(reader, block, 'There are no words in it.')
    return
  }
  const { kept, rest } = limits.cutAt(bare, limits.MAX_TITLE_CHARACTERS)
  reader.sections.push({ title: kept, lines: block.lines })
  reader.current = null
  reader.field = null
  addPart(reader, block, rest, limits.TITLE_TOO_LONG)
}

function addQuestion(reader: Reader, { text, indent, lines }: PasteBlock): QuestionDraft {
  const draft = draftOf(text, reader.sections.length - 1, indent, lines)
  reader.drafts.push(draft)
  reader.current = draft
  reader.field = null
  return draft
}

function addLabelled(reader: Reader, draft: QuestionDraft, block: PasteBlock, label: BodyLabel): void {
  reader.field = label.field
  draft.lines.push(...block.lines)
  const named = label.name === '' ? label.rest : `${label.name}: ${label.rest}`.trim()
  if (named !== '') addText(reader, draft, label.field, named, block)
}

function addBelow(reader: Reader, draft: QuestionDraft, block: PasteBlock): void {
  const { text, mark } = block
  const asksOn = endsAsked(text) && opensQuestion(text) && text.length <= limits.MAX_QUESTION_CHARACTERS
  const field =
    reader.field ??
    (asksOn && (mark !== 'none' || !block.isApart) ? 'followUps' : mark === 'none' ? 'guidance' : 'keyPoints')
  draft.lines.push(...block.lines)
  const isItemOfText = mark !== 'none' && (field === 'guidance' || field === 'exampleAnswer')
  addText(reader, draft, field, isItemOfText ? `- ${text}` : text, block)
}

function addText(reader: Reader, draft: QuestionDraft, field: BodyField, text: string, block: PasteBlock): void {
  const rest = addToBody(draft, field, text, !block.isApart && block.mark === 'none')
  if (rest === text) {
    draft.lines.splice(-block.lines.length)
    drop(reader, block, limits.TEXT_TOO_LONG)
  } else addPart(reader, block, rest, limits.TEXT_TOO_LONG)
}

function addRow(reader: Reader, block: PasteBlock, cells: readonly string[]): void {
  const columns = columnsOf(cells)
  if (columns) {
    reader.columns = columns
    drop(reader, block, 'It names a table’s columns.')
    return
  }
  const { question, section, body } = readRow(cells, reader.columns)
  if (!/[\p{L}\p{N}]/u.test(question)) {
    drop(reader, block, 'There are no words in it.')
    return
  }
  if (section !== '' && section !== reader.sections.at(-1)?.title) {
    const { kept, rest } = limits.cutAt(section, limits.MAX_TITLE_CHARACTERS)
    if (kept !== reader.sections.at(-1)?.title) reader.sections.push({ title: kept, lines: [] })
    addPart(reader, block, rest, limits.TITLE_TOO_LONG)
  }
  const draft = addQuestion(reader, { ...block, text: question })
  for (const { field, text } of body) addPart(reader, block, addToBody(draft, field, text, false), limits.TEXT_TOO_LONG)
  reader.current = null
}

function drop({ whys }: Reader, { lines }: PasteBlock, why: string): void {
  for (const line of lines) whys.set(line, why)
}

function addPart({ parts }: Reader, { lines }: PasteBlock, text: string, why: string): void {
  if (text !== '') parts.push({ line: lines.at(-1) ?? 0, text, why, isPart: true })
}
