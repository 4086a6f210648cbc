import { type KitQuestion, type KitSheet, kitQuestionsOf } from './kit'
import { type KitMark, type KitMarks, markOf } from './kit-marks'
import { encodeLine } from './markdown-codec'
import { onOneLine } from './question-set'

/** The marks whose question is in the set no longer, in the order in which they were made. */
function orphanedMarks(sheet: Pick<KitSheet, 'sections'>, marks: KitMarks): KitMark[] {
  const keys = new Set(kitQuestionsOf(sheet).map(({ key }) => key))
  return Object.entries(marks.byKey).flatMap(([key, mark]) => (keys.has(key) ? [] : [mark]))
}

/**
 * What was typed into a sheet, as markdown to read and to paste: who and when, the scores as a list, then question by
 * question. The scores are never made one: four questions of four kinds have no mean, and a list shows what is weak.
 */
export function kitNotesMarkdown(sheet: KitSheet, marks: KitMarks): string {
  const orphans = orphanedMarks(sheet, marks)
  const questions = kitQuestionsOf(sheet)
  const scores = questions.map(({ key, number }) => `${number}. ${scoreWords(markOf(marks, key))}`)
  const blocks = [
    `# ${encodeLine(sheet.title)}: notes`,
    [
      `- Candidate: ${filled(marks.candidate)}`,
      `- Interviewer: ${filled(marks.interviewer)}`,
      `- Date: ${filled(marks.date)}`,
    ].join('\n'),
    ...(questions.length > 0 ? ['## Scores, 1 to 4', scores.join('\n')] : []),
    ...sheet.sections.flatMap((section) => [
      ...(section.questions.length > 0 ? [`## ${encodeLine(section.title || 'Questions')}`] : []),
      ...section.questions.flatMap((question) =>
        questionBlocks(`${question.number}. ${encodeLine(question.text)}`, markOf(marks, question.key)),
      ),
    ]),
    ...(orphans.length > 0 ? ['## No longer in the set'] : []),
    ...orphans.flatMap((mark) => questionBlocks(encodeLine(mark.question), mark)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function questionBlocks(heading: string, mark: KitMark): string[] {
  return [`### ${heading}`, `Score: ${scoreWords(mark)}`, ...(mark.notes.trim() === '' ? [] : [quoted(mark.notes)])]
}

/** Behind a bar, line by line, so that nothing in the notes becomes a heading, a list or a fence of the document. */
function quoted(notes: string): string {
  return notes
    .trim()
    .split('\n')
    .map((line) => `> ${encodeLine(line.trim())}`.trim())
    .join('\\\n')
    .replace(/^>\\$/gm, '>')
}

function scoreWords({ score, anchor }: KitMark): string {
  if (score === null) return 'not scored'
  return anchor === '' ? String(score) : `${score}, ${encodeLine(anchor)}`
}

function filled(typed: string): string {
  return encodeLine(onOneLine(typed)) || 'not filled in'
}

/** What was typed into a sheet, as JSON for another program. */
export function kitNotesJson(sheet: KitSheet, marks: KitMarks): string {
  const { candidate, interviewer, date } = marks
  const row = ({ score, anchor, notes }: KitMark) => ({ score, anchor: score === null ? null : anchor, notes })
  const questions = sheet.sections.flatMap(({ title, questions: inSection }) =>
    inSection.map(({ key, number, text, kind, isMustAsk }: KitQuestion) => ({
      ...{ number, section: title, question: text, kind, isMustAsk },
      ...row(markOf(marks, key)),
    })),
  )
  const noLongerInSet = orphanedMarks(sheet, marks).map((mark) => ({ question: mark.question, ...row(mark) }))
  const set = { title: sheet.title, purpose: sheet.purpose, revisedAt: sheet.updatedAt.toISOString() }
  const notes = {
    format: 'callback-kit-notes',
    version: 1,
    set,
    candidate,
    interviewer,
    date,
    questions,
    noLongerInSet,
  }
  return `${JSON.stringify(notes, null, 2)}\n`
}

/** What a file of the notes is called, without its ending: the set and the candidate, in letters fit for any disk. */
export function kitNotesName({ title }: Pick<KitSheet, 'title'>, { candidate }: Pick<KitMarks, 'candidate'>): string {
  const words = `${title} notes ${candidate}`.toLowerCase().normalize('NFC')
  return words
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
}
