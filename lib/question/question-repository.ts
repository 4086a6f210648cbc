import { z } from 'zod'
import { db, type Transaction } from '../platform/db'
import type { ReadableQuestion, SetRow } from './assemble-views'
import { QUESTION_KINDS, QUESTION_LEVELS, type Question, type QuestionListing } from './question'

// JSON columns come back as unknown values; what the import wrote is checked where it is read.
const texts = z.array(z.string())
const keyPoints = z.array(z.object({ id: z.string(), text: z.string(), detail: z.string() }))
const rubric = z.array(
  z.object({ keyPointId: z.string(), cues: texts, good: texts, vague: texts, misconception: texts }),
)
const kind = z.enum(QUESTION_KINDS)
const level = z.enum(QUESTION_LEVELS)

const LISTING = {
  id: true,
  slug: true,
  topic: true,
  topics: true,
  kind: true,
  level: true,
  timeLimitSeconds: true,
  text: true,
} as const
const READABLE = { ...LISTING, guidance: true, keyPoints: true, exampleAnswer: true, followUps: true } as const
const LINK = { slug: true, text: true } as const

/** All published questions without their bodies, by topic and slug. */
export async function listQuestionListings(): Promise<QuestionListing[]> {
  const rows = await db().question.findMany({
    where: { archivedAt: null },
    select: LISTING,
    orderBy: [{ topic: 'asc' }, { slug: 'asc' }],
  })
  return rows.map(listingOf)
}

/** Those of some questions that are published, with their bodies, in the order of the ids. */
export async function listReadableQuestions(ids: readonly string[]): Promise<ReadableQuestion[]> {
  const rows = await db().question.findMany({ where: published(ids), select: READABLE })
  return inOrder(ids, rows.map(readableOf))
}

/** A question as an interviewer has it. */
export type InterviewerQuestion = ReadableQuestion & Pick<Question, 'listenFor' | 'notes'>

/**
 * Those of some questions that are published, with what is for an interviewer alone, in the order of the ids. For kits
 * and files: what a candidate practises by never comes from here.
 */
export async function listInterviewerQuestions(ids: readonly string[]): Promise<InterviewerQuestion[]> {
  const select = { ...READABLE, listenFor: true, notes: true } as const
  const rows = await db().question.findMany({ where: published(ids), select })
  return inOrder(
    ids,
    rows.map(({ listenFor, notes, ...row }) => ({ ...readableOf(row), listenFor: texts.parse(listenFor), notes })),
  )
}

/** A question as the coach reads it; `contentHash` changes with it. */
export type CoachableQuestion = Pick<
  Question,
  'id' | 'kind' | 'text' | 'exampleAnswer' | 'keyPoints' | 'rubric' | 'timeLimitSeconds'
> & { contentHash: string }

/** Those of some questions that are published, with their rubrics: for judging on the server, never for a page. */
export async function listCoachableQuestions(ids: readonly string[]): Promise<CoachableQuestion[]> {
  const select = { ...READABLE, rubric: true, contentHash: true } as const
  const rows = await db().question.findMany({ where: published(ids), select })
  return rows.map(({ rubric: stored, contentHash, ...row }) => ({
    ...readableOf(row),
    rubric: rubric.parse(stored),
    contentHash,
  }))
}

function published(ids: readonly string[]) {
  return { id: { in: [...ids] }, archivedAt: null }
}

function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Published questions with their bodies, by topic and slug: `take` of them behind the first `skip`. */
export async function listSearchableQuestions(
  tx: Transaction,
  page: { skip: number; take: number },
): Promise<ReadableQuestion[]> {
  const rows = await tx.question.findMany({
    where: { archivedAt: null },
    select: READABLE,
    orderBy: [{ topic: 'asc' }, { slug: 'asc' }],
    ...page,
  })
  return rows.map(readableOf)
}

/** A published question by its address. */
export async function findQuestionBySlug(slug: string): Promise<ReadableQuestion | null> {
  const row = await db().question.findFirst({ where: { slug, archivedAt: null }, select: READABLE })
  return row ? readableOf(row) : null
}

/** Where an old address leads: the slug of the question that had it, if that is still published. */
export async function findRedirect(slug: string): Promise<string | null> {
  const redirect = await db().slugRedirect.findUnique({
    where: { slug },
    select: { question: { select: { slug: true, archivedAt: true } } },
  })
  return redirect && redirect.question.archivedAt === null ? redirect.question.slug : null
}

/** Published sets with their published questions' ids in order, by title. */
export async function listSetRows(): Promise<SetRow[]> {
  return db().questionSet.findMany({
    where: { archivedAt: null },
    select: {
      slug: true,
      title: true,
      purpose: true,
      entries: {
        where: { question: { archivedAt: null } },
        select: { section: true, questionId: true },
        orderBy: { position: 'asc' },
      },
    },
    orderBy: [{ title: 'asc' }, { slug: 'asc' }],
  })
}

/** The published sets by name, by title. */
export async function listSetNames(): Promise<{ slug: string; title: string }[]> {
  return db().questionSet.findMany({
    where: { archivedAt: null },
    select: { slug: true, title: true },
    orderBy: [{ title: 'asc' }, { slug: 'asc' }],
  })
}

/** The published sets that a question stands in, by title. */
export async function listSetsOf(questionId: string): Promise<{ slug: string; title: string }[]> {
  return db().questionSet.findMany({
    where: { archivedAt: null, entries: { some: { questionId } } },
    select: { slug: true, title: true },
    orderBy: [{ title: 'asc' }, { slug: 'asc' }],
  })
}

/** A question as a link shows it. */
export type QuestionLink = { slug: string; text: string }

/** The published questions before and after one: in a set, or by slug in its topic where `setSlug` is null. */
export async function findNeighbours(
  { id, topic, slug }: { id: string; topic: string; slug: string },
  setSlug: string | null,
): Promise<{ previous: QuestionLink | null; next: QuestionLink | null }> {
  if (setSlug !== null) {
    const entries = await db().questionSetEntry.findMany({
      where: { setSlug, question: { archivedAt: null } },
      select: { questionId: true, question: { select: LINK } },
      orderBy: { position: 'asc' },
    })
    const place = entries.findIndex(({ questionId }) => questionId === id)
    return { previous: entries[place - 1]?.question ?? null, next: entries[place + 1]?.question ?? null }
  }
  const inTopic = { topic, archivedAt: null }
  return {
    previous: await db().question.findFirst({
      where: { ...inTopic, slug: { lt: slug } },
      select: LINK,
      orderBy: { slug: 'desc' },
    }),
    next: await db().question.findFirst({
      where: { ...inTopic, slug: { gt: slug } },
      select: LINK,
      orderBy: { slug: 'asc' },
    }),
  }
}

type ListingRow = Omit<QuestionListing, 'topics' | 'kind' | 'level'> & { topics: unknown; kind: string; level: string }
type ReadableRow = ListingRow & { guidance: string; keyPoints: unknown; exampleAnswer: string; followUps: unknown }

function listingOf(row: ListingRow): QuestionListing {
  return { ...row, topics: texts.parse(row.topics), kind: kind.parse(row.kind), level: level.parse(row.level) }
}

function readableOf(row: ReadableRow): ReadableQuestion {
  return { ...row, ...listingOf(row), keyPoints: keyPoints.parse(row.keyPoints), followUps: texts.parse(row.followUps) }
}

/** Everything that is published by name: questions (old names of theirs included), sets, topics. */
export type PublishedNames = { questions: string[]; sets: string[]; topics: string[] }

/** The names under which questions, sets and topics are to be had. */
export async function listPublishedNames(): Promise<PublishedNames> {
  const [listings, redirects, sets] = await Promise.all([
    listQuestionListings(),
    db().slugRedirect.findMany({ where: { question: { archivedAt: null } }, select: { slug: true } }),
    db().questionSet.findMany({ where: { archivedAt: null }, select: { slug: true } }),
  ])
  return {
    questions: [...listings, ...redirects].map(({ slug }) => slug),
    sets: sets.map(({ slug }) => slug),
    topics: [...new Set(listings.flatMap(({ topics }) => topics))],
  }
}
