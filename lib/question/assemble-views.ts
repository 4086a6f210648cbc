import { renderMarkdown } from './markdown'
import { type Question, type QuestionListing, topicName } from './question'
import type { QuestionView, SetListing, SetView } from './question-views'

/** What a candidate may read of a question: listen-for, notes and rubric are not even fetched. */
export type ReadableQuestion = Omit<Question, 'listenFor' | 'notes' | 'rubric'>

/** A published set with its published questions' ids in order. */
export type SetRow = {
  slug: string
  title: string
  purpose: string
  entries: { section: string; questionId: string }[]
}

/** A question with its markdown as HTML. */
export function viewOf({ guidance, exampleAnswer, ...question }: ReadableQuestion): QuestionView {
  return { ...question, guidanceHtml: renderMarkdown(guidance), exampleAnswerHtml: renderMarkdown(exampleAnswer) }
}

/** A set as a list of sets shows it. Ids that aren't among the listings are left out. */
export function setListingOf(row: SetRow, byId: ReadonlyMap<string, QuestionListing>): SetListing {
  const questions = row.entries.flatMap(({ questionId }) => byId.get(questionId) ?? [])
  return {
    slug: row.slug,
    title: row.title,
    purpose: row.purpose,
    questionCount: questions.length,
    totalSeconds: secondsOf(questions),
    lines: linesOf(row.entries, questions),
    questionIds: questions.map(({ id }) => id),
  }
}

/** A set as its page shows it: its questions under their sections. Ids that aren't among the listings are left out. */
export function setViewOf(row: SetRow, byId: ReadonlyMap<string, QuestionListing>): SetView {
  const sections: SetView['sections'] = []
  for (const { section, questionId } of row.entries) {
    const question = byId.get(questionId)
    if (!question) continue
    if (sections.at(-1)?.title !== section) sections.push({ title: section, questions: [] })
    sections.at(-1)?.questions.push(question)
  }
  const questions = sections.flatMap((section) => section.questions)
  return {
    slug: row.slug,
    title: row.title,
    purpose: row.purpose,
    questionCount: questions.length,
    totalSeconds: secondsOf(questions),
    sections,
  }
}

/** Ids of all questions: those that stand in sets first, as these have them; then the rest. */
export function idsInSetOrder(listings: readonly QuestionListing[], rows: readonly SetRow[]): string[] {
  const published = new Set(listings.map(({ id }) => id))
  const inSets = rows.flatMap(({ entries }) => entries.map(({ questionId }) => questionId))
  return [...new Set([...inSets.filter((id) => published.has(id)), ...published])]
}

/** All topics with the number of questions that lie in them, most first. */
export function countTopics(questions: readonly QuestionListing[]): { topic: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { topics } of questions) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))
}

function linesOf(entries: SetRow['entries'], questions: QuestionListing[]): SetListing['lines'] {
  if (!entries[0]?.section) return countTopics(questions).map(({ topic, count }) => ({ name: topicName(topic), count }))
  const counts = new Map<string, number>()
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}

function secondsOf(questions: readonly QuestionListing[]): number {
  return questions.reduce((sum, { timeLimitSeconds }) => sum + timeLimitSeconds, 0)
}
