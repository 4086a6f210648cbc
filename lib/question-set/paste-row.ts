import type { BodyField } from './paste-wording'
import { endsAsked, labelOf, opensQuestion } from './paste-wording'

/** What a column of a table holds. */
export type Column = BodyField | 'question' | 'section' | 'none'
/** A row read: its question, its section where a column names one, and what else it says. */
export type RowParts = { question: string; section: string; body: { field: BodyField; text: string }[] }

const QUESTION = /^(?:interview )?(?:questions?|frage|fragen|prompt)$/i
const SECTION = /^(?:section|category|topic|area|theme|kategorie|thema|bereich|abschnitt)$/i
const NUMBER = /^[#(]?\d{0,4}[.):]?$/

/** A table’s columns where a row names them, null where it is no such row. */
export function columnsOf(cells: readonly string[]): Column[] | null {
  if (!cells.some((cell) => QUESTION.test(cell))) return null
  let hasQuestion = false
  return cells.map((cell): Column => {
    if (QUESTION.test(cell) && !hasQuestion) {
      hasQuestion = true
      return 'question'
    }
    if (SECTION.test(cell)) return 'section'
    if (/^(?:#|no\.?|nr\.?|)$/i.test(cell)) return 'none'
    return labelOf(cell, true)?.field ?? 'guidance'
  })
}

/** What a row says, by its table’s columns where they are named, else by how its cells look. */
export function readRow(cells: readonly string[], columns: readonly Column[] | null): RowParts {
  const filled = cells.map((text, index) => ({ text, index })).filter(({ text }) => text !== '' && !NUMBER.test(text))
  const named = filled.find(({ index }) => columns?.[index] === 'question')
  const question =
    named ?? filled.find(({ text }) => endsAsked(text)) ?? filled.find(({ text }) => opensQuestion(text)) ?? filled[0]
  const parts: RowParts = { question: question?.text ?? '', section: '', body: [] }
  for (const { text, index } of filled) {
    if (index === question?.index) continue
    const column = columns?.[index] ?? 'guidance'
    if (column === 'section') parts.section = text
    else parts.body.push({ field: column === 'question' || column === 'none' ? 'guidance' : column, text })
  }
  return parts
}
