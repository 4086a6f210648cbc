import { z } from 'zod'
import { db } from '../platform/db'
import { QUESTION_KINDS, QUESTION_LEVELS, type Question, type QuestionListing } from './question'

// JSON columns come back as unknown values; what the import wrote is checked where it is read.
const texts = z.array(z.string())
const keyPoints = z.array(z.object({ id: z.string(), text: z.string(), detail: z.string() }))
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
const BODY = { guidance: true, keyPoints: true, exampleAnswer: true, followUps: true } as const

/** What a candidate may read of a question: listen-for, notes and rubric are not even fetched. */
export type ReadableQuestion = Omit<Question, 'listenFor' | 'notes' | 'rubric'>

/** All published questions, without their bodies, by topic and slug. */
export async function listQuestionListings(): Promise<QuestionListing[]> {
  const rows = await db().question.findMany({
    where: { archivedAt: null },
    select: LISTING,
    orderBy: [{ topic: 'asc' }, { slug: 'asc' }],
  })
  return rows.map(listingOf)
}

/** All published questions with their bodies, by topic and slug. */
export async function listReadableQuestions(): Promise<ReadableQuestion[]> {
  const rows = await db().question.findMany({
    where: { archivedAt: null },
    select: { ...LISTING, ...BODY },
    orderBy: [{ topic: 'asc' }, { slug: 'asc' }],
  })
  return rows.map(readableOf)
}

/** A published question by its address. */
export async function findQuestionBySlug(slug: string): Promise<ReadableQuestion | null> {
  const row = await db().question.findFirst({ where: { slug, archivedAt: null }, select: { ...LISTING, ...BODY } })
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

/** Which of some ids are published questions' or archived ones': such may be reviewed. */
export async function questionExists(id: string): Promise<boolean> {
  return (await db().question.count({ where: { id } })) > 0
}

export type SetRow = {
  slug: string
  title: string
  purpose: string
  entries: { section: string; questionId: string }[]
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
    orderBy: { title: 'asc' },
  })
}

type ListingRow = Omit<QuestionListing, 'topics' | 'kind' | 'level'> & { topics: unknown; kind: string; level: string }
type BodyRow = { guidance: string; keyPoints: unknown; exampleAnswer: string; followUps: unknown }

function listingOf(row: ListingRow): QuestionListing {
  return { ...row, topics: texts.parse(row.topics), kind: kind.parse(row.kind), level: level.parse(row.level) }
}

function readableOf(row: ListingRow & BodyRow): ReadableQuestion {
  const { guidance, exampleAnswer } = row
  return {
    ...row,
    ...listingOf(row),
    guidance,
    exampleAnswer,
    keyPoints: keyPoints.parse(row.keyPoints),
    followUps: texts.parse(row.followUps),
  }
}
