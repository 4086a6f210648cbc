import 'server-only'
import { unstable_cache } from 'next/cache'
import { isBuilding } from '../platform/env'
import { CONTENT_TAG } from './content-tag'
import { renderMarkdown } from './markdown'
import { type QuestionListing, topicName } from './question'
import * as repository from './question-repository'
import type { QuestionPage, QuestionView, SetListing, SetView, StudyScope } from './question-views'

/**
 * A read of the library, kept until an import changes it. While the app is being built there is no content: it is
 * imported when the server starts. What the build rendered carries the tag all the same, and is thrown away with it
 * before the first request.
 */
function cachedRead<Arguments extends unknown[], Value>(
  name: string,
  empty: Value,
  read: (...args: Arguments) => Promise<Value>,
) {
  const readNow = async (...args: Arguments) => (isBuilding() ? empty : read(...args))
  return unstable_cache(readNow, [name], { tags: [CONTENT_TAG], revalidate: false })
}

/** All published questions, without their bodies. */
export const listQuestionListings = cachedRead<[], QuestionListing[]>('listings', [], () =>
  repository.listQuestionListings(),
)

/** Every published question with its body as HTML: what search and study read. */
const listAllViews = cachedRead<[], QuestionView[]>('views', [], async () => {
  const questions = await repository.listReadableQuestions()
  return questions.map(viewOf)
})

const listSetRows = cachedRead<[], repository.SetRow[]>('sets', [], () => repository.listSetRows())

/** All topics with the number of questions that lie in them, most first. */
export async function listTopics(): Promise<{ topic: string; count: number }[]> {
  return countTopics(await listQuestionListings())
}

/** All published sets, for a list of them. */
export async function listQuestionSets(): Promise<SetListing[]> {
  const [rows, listings] = await Promise.all([listSetRows(), listQuestionListings()])
  const byId = new Map(listings.map((listing) => [listing.id, listing]))
  return rows.map(({ slug, title, purpose, entries }) => {
    const questions = entries.flatMap(({ questionId }) => byId.get(questionId) ?? [])
    return {
      slug,
      title,
      purpose,
      questionCount: questions.length,
      totalSeconds: secondsOf(questions),
      lines: linesOf(entries, questions),
      questionIds: questions.map(({ id }) => id),
    }
  })
}

/** A published set with its questions under their sections; null where there is none. */
export async function findQuestionSet(slug: string): Promise<SetView | null> {
  const [rows, listings] = await Promise.all([listSetRows(), listQuestionListings()])
  const row = rows.find((candidate) => candidate.slug === slug)
  if (!row) return null
  const byId = new Map(listings.map((listing) => [listing.id, listing]))
  const sections: SetView['sections'] = []
  for (const { section, questionId } of row.entries) {
    const question = byId.get(questionId)
    if (!question) continue
    if (sections.at(-1)?.title !== section) sections.push({ title: section, questions: [] })
    sections.at(-1)?.questions.push(question)
  }
  const questions = sections.flatMap((section) => section.questions)
  return {
    slug,
    title: row.title,
    purpose: row.purpose,
    questionCount: questions.length,
    totalSeconds: secondsOf(questions),
    sections,
  }
}

/** A published question's page; where its old address leads; or null. */
export const findQuestion = cachedRead<[string], QuestionPage | { redirectTo: string } | null>(
  'question',
  null,
  async (slug) => {
    const question = await repository.findQuestionBySlug(slug)
    if (!question) {
      const redirectTo = await repository.findRedirect(slug)
      return redirectTo ? { redirectTo } : null
    }
    const [rows, listings] = await Promise.all([repository.listSetRows(), repository.listQuestionListings()])
    const sets = rows.filter(({ entries }) => entries.some(({ questionId }) => questionId === question.id))
    const siblings = sets[0]?.entries.map(({ questionId }) => questionId) ?? idsOfTopic(listings, question.topic)
    const place = siblings.indexOf(question.id)
    const neighbour = (index: number) => {
      const found = listings.find(({ id }) => id === siblings[index])
      return found ? { slug: found.slug, text: found.text } : null
    }
    return {
      question: viewOf(question),
      sets: sets.map(({ slug: setSlug, title }) => ({ slug: setSlug, title })),
      previous: place > 0 ? neighbour(place - 1) : null,
      next: neighbour(place + 1),
    }
  },
)

/** The questions of a scope with their bodies, a set's in its order; none for a set or topic that isn't there. */
export async function listStudyQuestions(scope: StudyScope): Promise<QuestionView[]> {
  const views = await listAllViews()
  if (scope.kind === 'all') return inSetOrder(views, await listSetRows())
  if (scope.kind === 'topic') return views.filter(({ topics }) => topics.includes(scope.topic))
  const byId = new Map(views.map((view) => [view.id, view]))
  const row = (await listSetRows()).find(({ slug }) => slug === scope.slug)
  return row?.entries.flatMap(({ questionId }) => byId.get(questionId) ?? []) ?? []
}

/** Those that stand in sets first, as these have them; then the rest. */
function inSetOrder(views: QuestionView[], rows: repository.SetRow[]): QuestionView[] {
  const byId = new Map(views.map((view) => [view.id, view]))
  const inSets = rows.flatMap(({ entries }) => entries.flatMap(({ questionId }) => byId.get(questionId) ?? []))
  return [...new Set([...inSets, ...views])]
}

function viewOf({ guidance, exampleAnswer, ...question }: repository.ReadableQuestion): QuestionView {
  return { ...question, guidanceHtml: renderMarkdown(guidance), exampleAnswerHtml: renderMarkdown(exampleAnswer) }
}

function linesOf(entries: repository.SetRow['entries'], questions: QuestionListing[]): SetListing['lines'] {
  if (!entries[0]?.section) return countTopics(questions).map(({ topic, count }) => ({ name: topicName(topic), count }))
  const counts = new Map<string, number>()
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}

function idsOfTopic(listings: QuestionListing[], topic: string): string[] {
  return listings.filter((listing) => listing.topic === topic).map(({ id }) => id)
}

function secondsOf(questions: QuestionListing[]): number {
  return questions.reduce((sum, { timeLimitSeconds }) => sum + timeLimitSeconds, 0)
}

function countTopics(questions: QuestionListing[]): { topic: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { topics } of questions) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))
}
