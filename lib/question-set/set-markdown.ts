import { encodeBlock, encodeLine } from './markdown-codec'
import type { OwnQuestion, OwnSetDocument, SetEntry } from './question-set'

/** What YAML reads as a text without quotes, but for the words that mean something to one of its versions. */
const PLAIN_WORD = /^[a-z][a-z0-9_-]*$/
const YAML_WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/

/**
 * A set with its questions as one markdown document of the content format (content/README.md): the set's file, then
 * each question's file below a line `<!-- file: questions/<id>.md -->`, which a rendered document doesn't show and at
 * which it can be cut. A section's line says in parentheses what the content format has no word for:
 * `1. q_a (must ask, 5 minutes) – What is …?`. `parseSetMarkdown` gives exactly the same set back.
 */
export function setMarkdown({ set, questions }: OwnSetDocument): string {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const front = frontMatter([
    ['id', set.id],
    ['title', set.title],
    ['purpose', set.purpose || null],
    ['plannedMinutes', set.plannedMinutes],
  ])
  let number = 0
  const sections = set.sections.map(({ title, entries }, index) => {
    const list = entries.map((entry) => {
      number += 1
      return entryLine(number, entry, byId.get(entry.questionId)?.text ?? '')
    })
    // A set without headings has one section without a title; an empty one needs its heading to be there at all.
    const isBare = index === 0 && title === '' && entries.length > 0
    return [...(isBare ? [] : [`## ${encodeLine(title)}`.trim(), '']), ...list].join('\n').trim()
  })
  const files = questions.map((question) => `<!-- file: questions/${question.id}.md -->\n${questionMarkdown(question)}`)
  return [[front, ...sections].join('\n\n'), ...files].join('\n\n').concat('\n')
}

/** A question as a file of the content format; sections that say nothing are left out. */
function questionMarkdown(question: OwnQuestion): string {
  const { id, kind, level, topics, timeLimitSeconds } = question
  const points = question.keyPoints.map((point) =>
    [`### ${point.id}: ${encodeLine(point.text)}`, ...(point.detail ? [encodeBlock(point.detail, 3)] : [])].join(
      '\n\n',
    ),
  )
  const sections: [title: string, text: string][] = [
    ['Guidance', encodeBlock(question.guidance, 2)],
    ['Key points', points.join('\n\n')],
    ['Example answer', encodeBlock(question.exampleAnswer, 2)],
    ['Follow-ups', list(question.followUps)],
    ['Listen for', list(question.listenFor)],
    ['Notes', encodeBlock(question.notes, 2)],
  ]
  return [
    frontMatter([
      ['id', id],
      ['kind', kind],
      ['level', level],
      ['topics', topics ?? null],
      ['timeLimitSeconds', timeLimitSeconds],
    ]),
    `# ${encodeLine(question.text)}`,
    ...sections.filter(([, text]) => text !== '').map(([title, text]) => `## ${title}\n\n${text}`),
  ].join('\n\n')
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${encodeLine(item)}`).join('\n')
}

function entryLine(number: number, { questionId, isMustAsk, minutes }: SetEntry, text: string): string {
  const said = [...(isMustAsk ? ['must ask'] : []), ...(minutes === null ? [] : [`${minutes} minutes`])].join(', ')
  return `${number}. ${questionId}${said ? ` (${said})` : ''} – ${encodeLine(text)}`
}

/** As JSON writes them, which YAML reads; a word that YAML can't take for anything else stands without quotes. */
function frontMatter(fields: [name: string, value: string | number | string[] | null][]): string {
  const scalar = (value: string | number) =>
    typeof value === 'number' || (PLAIN_WORD.test(value) && !YAML_WORD.test(value))
      ? String(value)
      : JSON.stringify(value)
  const lines = fields.flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${Array.isArray(value) ? `[${value.map(scalar).join(', ')}]` : scalar(value)}`],
  )
  return ['---', ...lines, '---'].join('\n')
}
