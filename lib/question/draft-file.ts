import type { SourceFile } from './content-file'
import { escapeMarkdown, markdownParagraphs } from './markdown-text'
import { questionKey } from './page-wording'
import type { QuestionPage } from './parse-question-page'
import type { QuestionKind } from './question'

/** A draft of a question's file, with what a person is told of it. */
export type QuestionDraft = SourceFile & {
  id: string
  hasGuidance: boolean
  hasExample: boolean
  /** Whether a text was longer than a question's file takes: its end is left out. */
  isCut: boolean
}

/** What a page becomes: files by their paths in a content folder, questions in the page's order. */
export type DraftFiles = { questions: QuestionDraft[]; sets: SourceFile[] }

const TOPIC = 'imported'
const SLUG_WORDS = 8
const MAX_SLUG_CHARACTERS = 80
const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 8
/** As in a set's file. */
const MAX_TITLE_CHARACTERS = 80
const MAX_PURPOSE_CHARACTERS = 300
const MAX_QUESTIONS_OF_SET = 200
const TIME_LIMIT_SECONDS = 120
const NEUTRAL_TITLE = 'Imported questions'
const NEUTRAL_PURPOSE = 'Questions converted from a page, to be written anew.'

const KINDS: [kind: QuestionKind, pattern: RegExp][] = [
  [
    'behavioural',
    /\b(?:time|situation|occasion|instance|moment) (?:when|where|that|you|in which)\b|^give (?:me |us )?an example\b/i,
  ],
  ['situational', /^(?:imagine|suppose|assume|say|if)\b|\bwhat would you do\b|\bhow would you\b/i],
  [
    'motivation',
    /^why (?:do you want|are you|did you choose|us|this)\b|\b(?:motivates|excites) you\b|\bexcited about\b/i,
  ],
  ['background', /^(?:tell (?:me|us) about yourself|walk (?:me|us) through your (?:resume|résumé|cv|background))\b/i],
]

/**
 * The draft files of a page: one for each question, and a set of them in the page's order (more than one where they are
 * more than a set holds). The same page gives the same files, ids included.
 */
export function draftFilesOf({ title, introduction, entries }: QuestionPage): DraftFiles {
  const ids = new Set<string>()
  const slugs = new Set<string>()
  const questions = entries.map((entry): QuestionDraft => {
    const id = idOf(entry.text, ids)
    const path = `questions/${TOPIC}/${slugOf(entry.text, `question-${id.slice(2)}`, slugs)}.md`
    const guidance = markdownParagraphs(entry.guidance)
    const example = markdownParagraphs(entry.example ?? [])
    return {
      path,
      text: questionFile(id, entry.text, guidance.markdown, example.markdown),
      id,
      isCut: guidance.isCut || example.isCut,
      hasGuidance: entry.guidance.length > 0,
      hasExample: entry.example !== null,
    }
  })
  return { questions, sets: setFiles(title?.text ?? NEUTRAL_TITLE, introduction?.text ?? NEUTRAL_PURPOSE, questions) }
}

function questionFile(id: string, text: string, guidance: string, example: string): string {
  const kind = KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'technical'
  const sections = [
    `# ${escapeMarkdown(text)}`,
    ...(guidance ? ['## Guidance', guidance] : []),
    ...(example ? ['## Example answer', example] : []),
    '## Notes',
    'Converted from a page: every sentence is its author’s. Write it anew before you take the status out.',
  ]
  return `---
id: ${id}
kind: ${kind}
level: mid
topics: [${TOPIC}]
timeLimitSeconds: ${TIME_LIMIT_SECONDS}
status: draft
---

${sections.join('\n\n')}
`
}

function setFiles(title: string, purpose: string, questions: readonly QuestionDraft[]): SourceFile[] {
  const slugs = new Set<string>()
  const files: SourceFile[] = []
  for (let from = 0; from < questions.length; from += MAX_QUESTIONS_OF_SET) {
    const lines = questions
      .slice(from, from + MAX_QUESTIONS_OF_SET)
      .map(({ id, path }, index) => `${index + 1}. ${id} ${/([^/]+)\.md$/.exec(path)?.[1] ?? ''}`)
    const front = `---\ntitle: ${yamlText(title, MAX_TITLE_CHARACTERS)}\npurpose: ${yamlText(purpose, MAX_PURPOSE_CHARACTERS)}\nstatus: draft\n---\n`
    files.push({
      path: `sets/${slugOf(title, 'imported-questions', slugs)}.md`,
      text: `${front}\n${lines.join('\n')}\n`,
    })
  }
  return files
}

/** In quotes, as JSON writes it, which YAML reads; cut at a word. */
function yamlText(text: string, max: number): string {
  if (text.length <= max) return JSON.stringify(text)
  const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')
  const words = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut
  return JSON.stringify(`${words}…`)
}

/** `q_` and eight characters made of the question's letters: the same for every punctuation and case of it. */
function idOf(text: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const id = `q_${hash(`${attempt} ${questionKey(text)}`)}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

/** Two runs of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), four characters each. */
function hash(text: string): string {
  let characters = ''
  for (const seed of [0x811c9dc5, 0x01000193]) {
    let value = seed
    for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
    // The low bits of FNV mix little.
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b)
    value = (value ^ (value >>> 13)) >>> 0
    for (let count = 0; count < ID_LENGTH / 2; count += 1) {
      characters += ID_CHARACTERS.charAt(value % ID_CHARACTERS.length)
      value = Math.floor(value / ID_CHARACTERS.length)
    }
  }
  return characters
}

function slugOf(text: string, fallback: string, taken: Set<string>): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[’'\p{M}]/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  const joined = words.slice(0, SLUG_WORDS).join('-').slice(0, MAX_SLUG_CHARACTERS).replace(/-$/, '')
  // “q” is no address (SLUG in parse-question.ts).
  const base = joined === '' || joined === 'q' ? fallback : joined
  let slug = base
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`
  taken.add(slug)
  return slug
}
