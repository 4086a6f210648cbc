import type { KeyPoint } from '../question/question'
import { keyPointId } from './key-point-id'
import type { ParsedPaste, PastedQuestion, PastedSection } from './parse-paste'
import * as limits from './paste-limits'
import { readLines } from './paste-lines'
import type { UnusedLine } from './paste-reading'
import { markdownOfPlain } from './plain-markdown'
import { QUESTION_DEFAULTS, SET_LIMITS } from './question-set'
import type { ProposedQuestion, ProposedSection, SetProposal } from './set-proposal'

/** An unused line, and what names it. `key` is null where no question can be made of it. */
export type OfferedLine = UnusedLine & { key: string | null }

/** A paste as the set that it may become, and what of it is in no question: each with its line and why. */
export type PasteProposal = { proposal: SetProposal; unused: OfferedLine[] }

const TOO_MANY_POINTS = `A question has at most ${SET_LIMITS.keyPoints} key points.`
const TOO_MANY_FOLLOW_UPS = `A question has at most ${SET_LIMITS.items} follow-ups.`
const FOLLOW_UP_TOO_LONG = `A follow-up has at most ${SET_LIMITS.itemCharacters.toLocaleString('en')} characters: this is what was left of it.`
const TOO_MANY_SECTIONS = `A set has at most ${SET_LIMITS.sections} sections: the questions below this title are in the last one.`

/**
 * Proposes a set for a paste. Everything is within SET_LIMITS; what they cut off is reported with the unused lines.
 * Plain texts become markdown that reads the same.
 * @param added keys of unused lines that are questions all the same: each comes behind the question above it
 */
export function proposalOfPaste(parsed: ParsedPaste, added: ReadonlySet<string> = new Set()): PasteProposal {
  const keyOf = keys()
  const cut: UnusedLine[] = []
  const sections = withinLimit(parsed.sections, cut).map(({ title, questions }) => ({
    title,
    questions: questions.map((question) => ({
      line: question.lines[0],
      proposed: proposed(keyOf('question', question.text), question, cut),
    })),
  }))
  const unused: OfferedLine[] = []
  for (const line of parsed.unused) {
    const key = keyOf('unused', line.text)
    const text = line.isPart ? line.text : (readLines([{ text: line.text, isAside: false }])[0]?.text ?? '')
    if (!added.has(key)) unused.push({ ...line, key: /[\p{L}\p{N}]/u.test(text) ? key : null })
    else {
      const { kept, rest } = limits.cutAt(text, SET_LIMITS.questionCharacters)
      if (rest !== '') cut.push({ line: line.line, text: rest, why: limits.QUESTION_TOO_LONG, isPart: true })
      insert(sections, line.line, proposed(key, { text: kept, lines: [line.line, line.line] }, cut))
    }
  }
  return {
    proposal: {
      title: parsed.title ?? '',
      purpose: parsed.purpose ?? '',
      plannedMinutes: null,
      sections: sections.map(
        ({ title, questions }): ProposedSection => ({ title, questions: questions.map((row) => row.proposed) }),
      ),
    },
    unused: [...unused, ...cut.map((line) => ({ ...line, key: null }))].sort((a, b) => a.line - b.line),
  }
}

type Placed = { title: string; questions: { line: number; proposed: ProposedQuestion }[] }

/** Behind the last question that begins above the line, or on top. */
function insert(sections: Placed[], line: number, question: ProposedQuestion): void {
  const above = sections.findLast(({ questions }) => (questions[0]?.line ?? Number.POSITIVE_INFINITY) <= line)
  if (sections.length === 0) sections.push({ title: '', questions: [] })
  const section = above ?? sections[0]
  const index = section?.questions.findLastIndex((row) => row.line <= line) ?? -1
  section?.questions.splice(index + 1, 0, { line, proposed: question })
}

/** A key is the text it stands for, so that it stays when other lines change; and which one of that text it is. */
function keys(): (kind: string, text: string) => string {
  const counts = new Map<string, number>()
  return (kind, text) => {
    const name = `${kind} ${text}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name} ${count}`
  }
}

function withinLimit(sections: readonly PastedSection[], cut: UnusedLine[]): PastedSection[] {
  const kept = sections.slice(0, SET_LIMITS.sections).map((section) => ({ ...section }))
  const last = kept.at(-1)
  for (const { title, questions } of sections.slice(SET_LIMITS.sections)) {
    const line = questions[0]?.lines[0] ?? 1
    if (title !== '') cut.push({ line, text: title, why: TOO_MANY_SECTIONS, isPart: true })
    if (last) last.questions = [...last.questions, ...questions]
  }
  return kept
}

function proposed(key: string, pasted: PastedQuestion, cut: UnusedLine[]): ProposedQuestion {
  const sayCut = (text: string, why: string) => {
    if (text !== '') cut.push({ line: pasted.lines[0], text, why, isPart: true })
  }
  const block = (text = '') => {
    const { markdown, rest } = markdownOfPlain(text, SET_LIMITS.textCharacters)
    sayCut(rest, limits.TEXT_TOO_LONG)
    return markdown
  }
  const points = pasted.keyPoints ?? []
  const followUps = pasted.followUps ?? []
  for (const text of points.slice(SET_LIMITS.keyPoints)) sayCut(text, TOO_MANY_POINTS)
  for (const text of followUps.slice(SET_LIMITS.items)) sayCut(text, TOO_MANY_FOLLOW_UPS)
  return {
    key,
    isMustAsk: false,
    minutes: null,
    question: {
      ...QUESTION_DEFAULTS,
      text: pasted.text,
      guidance: block(pasted.guidance),
      keyPoints: keyPointsOf(points.slice(0, SET_LIMITS.keyPoints)),
      exampleAnswer: block(pasted.exampleAnswer),
      followUps: followUps.slice(0, SET_LIMITS.items).map((text) => {
        const { kept, rest } = limits.cutAt(text, SET_LIMITS.itemCharacters)
        sayCut(rest, FOLLOW_UP_TOO_LONG)
        return kept
      }),
      listenFor: [],
      notes: '',
    },
  }
}

/** What a key point's line has no room for is its detail. */
function keyPointsOf(texts: readonly string[]): KeyPoint[] {
  const taken = new Set<string>()
  return texts.map((text, index) => {
    const { kept, rest } = limits.cutAt(text, SET_LIMITS.questionCharacters)
    return { id: keyPointId(text, index + 1, taken), text: kept, detail: rest }
  })
}
