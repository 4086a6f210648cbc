import { questionKey } from '../question/page-wording'
import { type PageEntry, parseQuestionPage } from '../question/parse-question-page'
import type { SourceLine } from './html-lines'
import * as limits from './paste-limits'
import { plainLine } from './paste-lines'
import { ASIDE, type PasteReading, type UnusedLine } from './paste-reading'
import { whyFurniture } from './paste-wording'
import { addToBody, draftOf, hasBody, type QuestionDraft } from './question-draft'

/** Of a reading as a page: fewer are a list whose first question has an example. */
const MIN_ANSWERED = 2
const NOT_OF_A_QUESTION = 'It belongs to none of the page’s questions, by its place and its looks.'
const NAME_OF_SITE = 'It names the site that the page is of.'
/** A page would be read as markup again that is no longer any. */
const BEGINS_AS_MARKUP = /^<[a-z!]/i

/**
 * Reads a paste as a page whose questions have guidance and an example answer each, between lines of furniture: there,
 * the page as a whole tells what a single line doesn’t. Null where it is no such page.
 */
export function readPage(source: readonly SourceLine[]): PasteReading | null {
  const texts = source.map(({ text, isAside }) => (isAside ? '' : plainLine(text)))
  if (texts.some((text) => BEGINS_AS_MARKUP.test(text))) return null
  const page = parseQuestionPage(texts.join('\n'))
  const whys = new Map<number, string>()
  const parts: UnusedLine[] = []
  source.forEach(({ isAside }, index) => {
    if (isAside) whys.set(index + 1, ASIDE)
  })
  for (const { line, text, isPart } of page.dropped) {
    if (isPart) parts.push({ line, text, why: NOT_OF_A_QUESTION, isPart })
    else if (text !== '') whys.set(line, whyFurniture(text) ?? NOT_OF_A_QUESTION)
  }
  const drafts = page.entries
    .map((entry) => draftOfEntry(entry, texts, whys, parts))
    .sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
  const [titleLine = 0] = page.title?.lines ?? []
  const site = texts[titleLine - 1]?.slice(page.title?.text.length).trim() ?? ''
  if (site !== '') parts.push({ line: titleLine, text: site, why: NAME_OF_SITE, isPart: true })
  const title = headOf(page.title, limits.MAX_TITLE_CHARACTERS, limits.TITLE_TOO_LONG, parts)
  const purpose = headOf(page.introduction, limits.MAX_PURPOSE_CHARACTERS, limits.PURPOSE_TOO_LONG, parts)
  const reading: PasteReading = {
    title: title.text,
    titleLines: title.lines,
    purpose: purpose.text,
    purposeLines: purpose.lines,
    sections: [{ title: '', lines: [] }],
    drafts,
    whys,
    parts,
  }
  return drafts.filter(isAnswered).length >= MIN_ANSWERED && isInOrder(reading) ? reading : null
}

/** Whether a page’s reading understood clearly more than that line by line, which alone knows sections and points. */
export function readsMore(asPage: PasteReading, asList: PasteReading): boolean {
  const hasMore =
    new Set(asList.drafts.map(({ section }) => section)).size > 1 ||
    asList.drafts.some(({ keyPoints, followUps }) => keyPoints.length + followUps.length > 0)
  const answered = asList.drafts.filter(isAnswered).length
  return asPage.drafts.filter(isAnswered).length > (hasMore ? 2 : 1) * answered
}

function isAnswered(draft: QuestionDraft): boolean {
  return draft.exampleAnswer.length > 0
}

/** With the page’s list of questions reported: it says nothing that isn’t said below. */
function draftOfEntry(
  entry: PageEntry,
  texts: readonly string[],
  whys: Map<number, string>,
  parts: UnusedLine[],
): QuestionDraft {
  const key = questionKey(entry.text)
  const named: number[] = []
  const body: number[] = []
  for (const line of entry.lines) (questionKey(texts[line - 1] ?? '') === key ? named : body).push(line)
  const [begin] = body
  const own = begin === undefined ? named[0] : named.findLast((line) => line < begin)
  const lines = own === undefined ? body : [own, ...body]
  const [first = 0] = lines
  const draft = draftOf(entry.text, 0, 0, lines)
  for (const [field, texts] of [
    ['guidance', entry.guidance],
    ['exampleAnswer', entry.example ?? []],
  ] as const)
    for (const text of texts) {
      const rest = addToBody(draft, field, text, false)
      if (rest !== '') parts.push({ line: first, text: rest, why: limits.TEXT_TOO_LONG, isPart: true })
    }
  const more = hasBody(draft) ? ', with more below it.' : ' already.'
  for (const line of named) if (line !== own) whys.set(line, `The same question stands in line ${first}${more}`)
  return draft
}

function headOf(
  head: { text: string; lines: number[] } | null,
  maxCharacters: number,
  why: string,
  parts: UnusedLine[],
): { text: string | null; lines: number[] } {
  if (!head) return { text: null, lines: [] }
  const { kept, rest } = limits.cutAt(head.text, maxCharacters)
  if (rest !== '') parts.push({ line: head.lines.at(-1) ?? 0, text: rest, why, isPart: true })
  return { text: kept, lines: head.lines }
}

/** Whether each thing ends before the next begins, so that a line is of one: a page out of order is read as a list. */
function isInOrder({ titleLines, purposeLines, drafts }: PasteReading): boolean {
  let last = 0
  return [titleLines, purposeLines, ...drafts.map(({ lines }) => lines)].every((lines) => {
    const [from = last + 1] = lines
    const isNext = from > last
    last = lines.at(-1) ?? last
    return isNext
  })
}
