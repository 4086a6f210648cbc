import { z } from 'zod'
import { claimsSchema } from '../answer/answer-repository'
import { db } from '../platform/db'
import { listAllOwnQuestions } from '../question-set/own-question-repository'
import { listOwnSets } from '../question-set/own-set-repository'
import { readingOf } from '../review/calibration-repository'
import { listStories } from '../story/story-repository'
import { listMade } from '../suggestion/suggestion-repository'
import { EXPORT_VERSION, type OwnData } from './export-format'

const texts = z.array(z.string())
const rating = z.enum(['again', 'hard', 'good', 'easy'])

/** All that is stored of a user, for them to take away; null where nothing is. */
export async function readOwnData(userId: string, now: Date): Promise<OwnData | null> {
  const user = await db().user.findUnique({
    where: { id: userId },
    include: { sessions: true, identities: { select: { provider: true } } },
  })
  if (!user || (user.kind !== 'guest' && user.kind !== 'account')) return null
  const { kind, email, emailVerifiedAt, role, passwordHash, sessions, identities } = user
  const log = await readLog(userId)
  const written = await readWritten(userId)
  const own = await readSets(userId)
  const stories = await readStories(userId)
  const suggestions = await readSuggestions(userId)
  const entries = own.ownSets.flatMap(({ sections }) => sections.flatMap((section) => section.entries))
  const ids = new Set([
    ...[...log.memoryStates, ...written.attempts, ...written.marks, ...written.answers, ...entries, ...suggestions].map(
      idOf,
    ),
    ...stories.flatMap(({ questionIds }) => questionIds),
  ])
  return {
    format: 'callback-export',
    version: EXPORT_VERSION,
    exportedAt: now.toISOString(),
    user: {
      id: userId,
      kind,
      createdAt: user.createdAt.toISOString(),
      lastSeenAt: user.lastSeenAt.toISOString(),
      zone: user.zone,
      newPerDay: user.newPerDay,
      interviewAt: iso(user.interviewAt),
    },
    account:
      email === null
        ? null
        : {
            email,
            emailVerifiedAt: iso(emailVerifiedAt),
            role,
            hasPassword: passwordHash !== null,
            providers: identities.map(({ provider }) => provider),
            sessions: sessions.map(({ method, userAgent, createdAt, lastSeenAt }) => ({
              method,
              userAgent,
              createdAt: createdAt.toISOString(),
              lastSeenAt: lastSeenAt.toISOString(),
            })),
          },
    questions: {
      ...(await readQuestions([...ids])),
      // A question of one's own goes by its id.
      ...Object.fromEntries(own.ownQuestions.map(({ id, text }) => [id, { slug: id, text }])),
    },
    ...log,
    ...written,
    mocks: await readMocks(userId),
    ...own,
    stories,
    suggestions,
  }
}

async function readLog(userId: string): Promise<Pick<OwnData, 'reviews' | 'retractions' | 'memoryStates'>> {
  const reviews = await db().review.findMany({ where: { userId }, orderBy: { reviewedAt: 'asc' } })
  const retractions = await db().retraction.findMany({ where: { userId }, orderBy: { retractedAt: 'asc' } })
  const memories = await db().memoryState.findMany({ where: { userId }, orderBy: { questionId: 'asc' } })
  return {
    reviews: reviews.map(({ userId: _, ...row }) => ({
      ...row,
      rating: rating.parse(row.rating),
      tickedKeyPoints: texts.parse(row.tickedKeyPoints),
      reviewedAt: row.reviewedAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
    })),
    retractions: retractions.map(({ userId: _, ...row }) => ({
      ...row,
      retractedAt: row.retractedAt.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
    })),
    memoryStates: memories.map(({ userId: _, lastEntryId: __, ...row }) => ({
      ...row,
      due: iso(row.due),
      lastReview: iso(row.lastReview),
    })),
  }
}

async function readWritten(userId: string): Promise<Pick<OwnData, 'attempts' | 'marks' | 'answers'>> {
  const attempts = await db().attempt.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
  const marks = await db().questionMark.findMany({ where: { userId }, orderBy: { questionId: 'asc' } })
  const answers = await db().answer.findMany({
    where: { userId },
    include: { revisions: { orderBy: { startedAt: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  })
  return {
    attempts: attempts.map(({ id, questionId, text, createdAt, reading }) => ({
      id,
      questionId,
      text,
      createdAt: createdAt.toISOString(),
      coverage: readingOf(reading)?.coverage ?? null,
    })),
    marks: marks.map(({ questionId, suspendedAt, flaggedAt }) => ({
      questionId,
      suspendedAt: iso(suspendedAt),
      flaggedAt: iso(flaggedAt),
    })),
    answers: answers.map(({ userId: _, lastSaveId: __, revisions, claims, ...row }) => ({
      ...row,
      claims: claimsSchema.parse(claims),
      keptAt: iso(row.keptAt),
      deletedAt: iso(row.deletedAt),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      revisions: revisions.map(({ id, text, cause, startedAt, savedAt }) => ({
        id,
        text,
        cause,
        startedAt: startedAt.toISOString(),
        savedAt: savedAt.toISOString(),
      })),
    })),
  }
}

/** Each row is read as the domain reads it, and given with the names of the format. */
async function readSets(
  userId: string,
): Promise<Pick<OwnData, 'ownQuestions' | 'ownSets' | 'shareLinks' | 'responses'>> {
  const [questions, sets] = [await listAllOwnQuestions(userId), await listOwnSets(userId)]
  const links = await db().shareLink.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })
  const responses = await db().response.findMany({ where: { userId }, orderBy: { sentAt: 'asc' } })
  return {
    ownQuestions: questions.map(({ origin, topics = [], ...question }) => ({
      ...question,
      topics,
      isReceived: origin !== '',
    })),
    ownSets: sets.map(({ received, ...set }) => ({
      ...set,
      isReceived: received !== null,
      deletedAt: iso(set.deletedAt),
      createdAt: set.createdAt.toISOString(),
      updatedAt: set.updatedAt.toISOString(),
    })),
    shareLinks: links.map(({ setId, face, label, signedAs, createdAt, expiresAt, revokedAt, openCount }) => ({
      ...{ setId, face, label, signedAs, openCount },
      createdAt: createdAt.toISOString(),
      expiresAt: iso(expiresAt),
      revokedAt: iso(revokedAt),
    })),
    responses: responses.map(({ name, answers, sentAt, withdrawnAt }) => ({
      name,
      answers: z.array(record).parse(answers),
      sentAt: sentAt.toISOString(),
      withdrawnAt: iso(withdrawnAt),
    })),
  }
}

async function readStories(userId: string): Promise<OwnData['stories']> {
  return (await listStories(userId)).map((story) => ({
    ...story,
    deletedAt: iso(story.deletedAt),
    createdAt: story.createdAt.toISOString(),
    updatedAt: story.updatedAt.toISOString(),
  }))
}

/** A question goes by the id that its reader has it by. */
async function readSuggestions(userId: string): Promise<OwnData['suggestions']> {
  return (await listMade(userId)).map(
    ({ id, seenAs, part, baseText, text, reason, signedAs, status, answer, createdAt, decidedAt, publishedAt }) => ({
      ...{ id, questionId: seenAs, part, baseText, text, reason, signedAs, status, answer },
      createdAt: createdAt.toISOString(),
      decidedAt: iso(decidedAt),
      publishedAt: iso(publishedAt),
    }),
  )
}

const record = z.record(z.string(), z.unknown())

async function readMocks(userId: string): Promise<OwnData['mocks']> {
  const mocks = await db().mockSession.findMany({
    where: { userId },
    include: { events: { orderBy: { at: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  })
  return mocks.map(({ id, createdAt, plan, events }) => ({
    id,
    createdAt: createdAt.toISOString(),
    plan: record.parse(plan),
    events: events.map((event) => ({ id: event.id, at: event.at.toISOString(), body: record.parse(event.body) })),
  }))
}

/** As many ids as one statement may name on every database. */
const IDS_AT_ONCE = 500

async function readQuestions(ids: string[]): Promise<OwnData['questions']> {
  const questions: OwnData['questions'] = {}
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const rows = await db().question.findMany({
      where: { id: { in: ids.slice(start, start + IDS_AT_ONCE) } },
      select: { id: true, slug: true, text: true },
    })
    for (const { id, slug, text } of rows) questions[id] = { slug, text }
  }
  return questions
}

function idOf({ questionId }: { questionId: string }): string {
  return questionId
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}
