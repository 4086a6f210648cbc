import 'server-only'
import { knownZone } from '../platform/zone'
import { topicName } from '../question/question'
import { findQuestionSet, listQuestionSets } from '../question/question-queries'
import type { QuestionView, StudyScope } from '../question/question-views'
import { listReadableListings, listReadableScope, listReadableViews } from '../question-set/readable-queries'
import { findSession, type Session } from '../session/session-queries'
import { getReadAnswers, NOTHING_READ } from './calibration-queries'
import { awayQuestion, cardQuestionOf, withTexts } from './card-texts'
import { addDays, endOfStudyDay, FOR_EVER, listStudyDays, startOfStudyDay, studyDayOf } from './day'
import {
  countDueByDay,
  countOverdue,
  countReviewsByDay,
  countReviewsByTopic,
  type DueSummary,
  type ProgressPage,
  summarizeDue,
} from './due-summary'
import { firstIds } from './first-cards'
import { isDueBy, isLearning } from './queue'
import { readinessByTopic } from './readiness'
import { NO_PROGRESS } from './replay'
import { LEARNING_STEP_MS } from './schedule'
import type { CardText, StudyCard, StudySession } from './study-card'
import {
  countReviews,
  findStandings,
  listDue,
  listDueDates,
  listMemories,
  listReviewsSince,
  type RatedQuestion,
  type Standings,
} from './study-repository'

const NEW_PER_DAY = 20
/** Cards that one sitting carries. */
const MAX_CARDS = 100
/** Due cards that are looked at: more than that are said to be so many. */
const MAX_DUE = 1000
/** Above so many questions a scope isn't named id by id: all that the user has is read instead. */
const MAX_NAMED = 500

const NOTHING: Standings = {
  rated: new Set(),
  undoneLastEntryIds: new Map(),
  suspended: new Set(),
  flagged: new Set(),
  keptAnswers: new Map(),
  today: { newQuestions: 0, reviewedQuestions: 0 },
}

/**
 * What a sitting needs to begin: the cards that are due today or in a learning step, the longest due first, then new
 * ones as many as today still takes; of questions that are named one by one, each. Those that come first bring their
 * texts. Two statements besides the session's and those that read one's own sets.
 * @returns null for a set or topic that isn't there
 */
export async function getStudySession({ scope, now }: { scope: StudyScope; now: Date }): Promise<StudySession | null> {
  const session = await findSession()
  const user = session?.user ?? null
  const { questions, title: ownTitle, isSealed, listViews } = await listReadableScope(user?.id ?? null, scope)
  const title = ownTitle ?? (await titleOf(scope, questions.length))
  if (title === null) return null
  const zone = knownZone(user?.zone)
  const dayEnd = endOfStudyDay(now, zone)
  const isAhead = scope.kind === 'questions'
  const standingScope = { questionIds: scope.kind === 'all' || questions.length > MAX_NAMED ? null : idsOf(questions) }
  // The last minutes of a day have learning steps that end in the next.
  const stepEnd = now.getTime() + LEARNING_STEP_MS + 1
  const listedUntil = isAhead ? FOR_EVER : new Date(Math.max(dayEnd.getTime(), stepEnd))
  const [due, standings] = user
    ? await Promise.all([
        listDue(user.id, standingScope, listedUntil, MAX_DUE),
        findStandings(user.id, standingScope, startOfStudyDay(now, zone)),
      ])
    : [[], NOTHING]
  const newToday = Math.max(0, (user?.newPerDay ?? NEW_PER_DAY) - standings.today.newQuestions)
  const newLeft = isAhead ? questions.length : newToday
  const { cards, moreDue } = chooseCards({ questions, due, standings, newLeft, now, dayEnd, isAhead })
  // Nothing is behind a sealed card.
  const ids = isSealed ? cards.map(({ question }) => question.id) : firstIds({ scope, newLeft, dayEnd }, cards, now)
  return {
    ownerId: session?.userId ?? null,
    isGuest: session?.isGuest ?? true,
    title,
    scope,
    zone,
    newLeft,
    interviewAt: user?.interviewAt ?? null,
    cards: withTexts(cards, ids, textsOf(await listViews(ids), standings)),
    moreDue,
    now,
    dayEnd,
  }
}

/** The texts of cards that a sitting began without, of those that whoever asks may read. Two statements at most. */
export async function getCardTexts(session: Session | null, questionIds: readonly string[]): Promise<CardText[]> {
  const user = session?.user ?? null
  const views = await listReadableViews(user?.id ?? null, questionIds.slice(0, MAX_CARDS))
  // Whatever stands in an address: answers are asked for only to what there is.
  const standings = user && views.length > 0 ? await findStandings(user.id, { questionIds: idsOf(views) }) : NOTHING
  return textsOf(views, standings)
}

function textsOf(views: QuestionView[], { keptAnswers }: Standings): CardText[] {
  return views.map((view) => ({ question: cardQuestionOf(view), ownAnswer: keptAnswers.get(view.id) ?? null }))
}

/**
 * What is due for whoever asks; zeros for a stranger. Four statements besides the session's.
 * @param zone the device's, for those whose zone isn't stored
 */
export async function getDueSummary({
  session,
  zone: deviceZone,
  now,
}: {
  session: Session | null
  zone: string | null
  now: Date
}): Promise<DueSummary> {
  const user = session?.user ?? null
  const zone = knownZone(user?.zone ?? deviceZone)
  const [listings, sets] = await Promise.all([listReadableListings(user?.id ?? null), listQuestionSets()])
  const everything = { questionIds: null }
  const [dueDates, standings] = user
    ? await Promise.all([
        listDueDates(user.id, everything),
        findStandings(user.id, everything, startOfStudyDay(now, zone)),
      ])
    : [[], NOTHING]
  return summarizeDue({
    now,
    zone,
    newPerDay: user?.newPerDay ?? NEW_PER_DAY,
    interviewAt: user?.interviewAt ?? null,
    questionIds: listings.map(({ id }) => id),
    sets,
    dueDates,
    suspended: standings.suspended,
    newToday: standings.today.newQuestions,
    reviewedToday: standings.today.reviewedQuestions,
  })
}

/** When each question of a set falls due (null: never rated), by id; null for a set that isn't there. One statement. */
export async function getSetProgress({
  session,
  slug,
}: {
  session: Session | null
  slug: string
}): Promise<Record<string, { dueAt: string | null }> | null> {
  const set = await findQuestionSet(slug)
  if (!set) return null
  const ids = set.sections.flatMap(({ questions }) => idsOf(questions))
  const rated = session?.user ? await listDueDates(session.user.id, { questionIds: ids }) : []
  const dueById = new Map(rated.map(({ questionId, due }) => [questionId, due]))
  return Object.fromEntries(ids.map((id) => [id, { dueAt: dueById.get(id)?.toISOString() ?? null }]))
}

const DUE_DAYS = 14
const REVIEW_DAYS = 28

/** What the progress page shows of whoever asks. */
export async function getProgressPage({ now }: { now: Date }): Promise<ProgressPage> {
  const user = (await findSession())?.user ?? null
  const zone = knownZone(user?.zone)
  const listings = await listReadableListings(user?.id ?? null)
  const everything = { questionIds: null }
  const firstDay = addDays(studyDayOf(now, zone), 1 - REVIEW_DAYS)
  const since = listStudyDays(firstDay, 1, zone)[0]?.start ?? now
  const [memories, standings, reviews, reviewCount, { calibration, shares }] = user
    ? await Promise.all([
        listMemories(user.id),
        findStandings(user.id, everything),
        listReviewsSince(user.id, since),
        countReviews(user.id),
        getReadAnswers(user.id, now),
      ])
    : [[], NOTHING, [], 0, NOTHING_READ]
  const interviewAt = user?.interviewAt && user.interviewAt > now ? user.interviewAt : null
  const open = new Set(idsOf(listings).filter((id) => !standings.suspended.has(id)))
  const due = memories.filter(({ questionId }) => open.has(questionId))
  return {
    dueByDay: countDueByDay(due, now, zone, DUE_DAYS),
    reviewsByDay: countReviewsByDay(reviews, now, zone, REVIEW_DAYS),
    byTopic: countReviewsByTopic(reviews),
    readiness: readinessByTopic(
      listings.filter(({ id }) => open.has(id)),
      memories,
      shares,
      interviewAt ?? now,
    ),
    interviewAt,
    zone,
    calibration,
    totals: { reviews: reviewCount, questions: memories.length, overdue: countOverdue(due, now, zone) },
    marked: listings.flatMap(({ id, slug, text }) => {
      const isSuspended = standings.suspended.has(id)
      const isFlagged = standings.flagged.has(id)
      return isSuspended || isFlagged ? [{ questionId: id, slug, text, isSuspended, isFlagged }] : []
    }),
  }
}

async function titleOf(scope: StudyScope, count: number): Promise<string | null> {
  if (scope.kind === 'set') return (await findQuestionSet(scope.slug))?.title ?? null
  if (scope.kind === 'topic') return count > 0 ? topicName(scope.topic) : null
  if (scope.kind === 'questions') return namedTitle(count)
  if (scope.kind === 'own') return null
  return 'Everything due'
}

function namedTitle(count: number): string | null {
  if (count === 0) return null
  return count === 1 ? 'This question' : `These ${count} questions`
}

function chooseCards(input: {
  questions: { id: string; topic: string }[]
  due: RatedQuestion[]
  standings: Standings
  newLeft: number
  now: Date
  dayEnd: Date
  isAhead: boolean
}): { cards: StudyCard[]; moreDue: number } {
  const { questions, due, standings, newLeft, now, dayEnd, isAhead } = input
  const places = new Map(questions.map(({ id, topic }, position) => [id, { topic, position }]))
  const cardOf = (questionId: string, progress: StudyCard['progress']): StudyCard[] => {
    const place = places.get(questionId)
    if (!place || standings.suspended.has(questionId)) return []
    const question = awayQuestion(questionId, place.topic)
    const flagged = standings.flagged.has(questionId)
    return [{ question, position: place.position, progress, suspended: false, flagged, ownAnswer: null, isAway: true }]
  }
  const rated = due.flatMap(({ questionId, progress }) => {
    const { memory } = progress
    const isComing = memory !== null && (isDueBy(memory, now, dayEnd) || isLearning(memory))
    return isComing || isAhead ? cardOf(questionId, progress) : []
  })
  const fresh = questions
    .filter(({ id }) => !standings.rated.has(id))
    .flatMap(({ id }) => cardOf(id, { ...NO_PROGRESS, lastEntryId: standings.undoneLastEntryIds.get(id) ?? '' }))
    .slice(0, newLeft)
  return { cards: [...rated, ...fresh].slice(0, MAX_CARDS), moreDue: Math.max(0, rated.length - MAX_CARDS) }
}

function idsOf(questions: readonly { id: string }[]): string[] {
  return questions.map(({ id }) => id)
}
