import 'server-only'
import { listAnswerStandings } from '../answer/answer-repository'
import { knownZone } from '../platform/zone'
import { topicName } from '../question/question'
import { listQuestionListings, listQuestionSets, listTopics } from '../question/question-queries'
import type { QuestionView, StudyScope } from '../question/question-views'
import { isOwnId } from '../question-set/own-set'
import { listSetNames } from '../question-set/own-set-queries'
import { findOwnSet } from '../question-set/own-set-repository'
import { sealed } from '../question-set/own-views'
import { listReadableIds, listReadableViews } from '../question-set/readable-queries'
import { endOfStudyDay, FOR_EVER } from '../review/day'
import { recall } from '../review/recall'
import type { QuestionProgress } from '../review/review'
import { findStandings, listDue } from '../review/study-repository'
import { findSession, type Session } from '../session/session-queries'
import { pinnedFollowUps } from './follow-up'
import type { MockEvent, MockOptions, MockPlan, MockQuestion, MockSource } from './mock'
import { pacedSeconds } from './mock-options'
import { findMock, listMocks } from './mock-repository'
import { pickQuestions } from './pick-questions'
import type { Reading } from './reading'
import { readMock } from './reading-queries'
import { replayMock } from './replay-mock'
import { keyPointsOf, scorecardOf } from './scorecard'

const DAY_MS = 86_400_000
/** As many rated questions as are looked at for the weakest. */
const MAX_RATED = 2000
/** As many mocks as the history shows. */
const MAX_MOCKS = 30

/** From what questions can be taken; `averageSeconds` is of their own times. */
export type MockSourceListing = { value: string; name: string; averageSeconds: number }

/** What a mock can be made from. */
export type MockSetup = {
  sources: MockSourceListing[]
  history: MockListing[]
  zone: string
  ownerId: string | null
}

/** A mock as the history shows it. */
export type MockListing = {
  id: string
  title: string
  createdAt: Date
  isFinished: boolean
  questionCount: number
  /** Share of the rated questions' key points that were ticked; null before any was rated. */
  covered: number | null
}

/** The set-up page of whoever asks. */
export async function getMockSetup(): Promise<MockSetup> {
  const session = await findSession()
  const [sets, topics, listings, ownSets] = await Promise.all([
    listQuestionSets(),
    listTopics(),
    listQuestionListings(),
    listSetNames(session?.user?.id ?? null),
  ])
  const averageSeconds = averageOf(listings)
  return {
    sources: [
      { value: 'mix', name: 'A mix: half what you know least', averageSeconds },
      { value: 'weakest', name: 'What you know least', averageSeconds },
      { value: 'due', name: 'What is due', averageSeconds },
      ...ownSets.map(({ id, title, averageSeconds: own }) => ({
        value: `own:${id}`,
        name: title,
        averageSeconds: own,
      })),
      ...sets.map(({ slug, title, totalSeconds, questionCount }) => ({
        value: `set:${slug}`,
        name: title,
        averageSeconds: totalSeconds / Math.max(1, questionCount),
      })),
      ...topics.map(({ topic }) => ({
        value: `topic:${topic}`,
        name: topicName(topic),
        averageSeconds: averageOf(listings.filter(({ topics: own }) => own.includes(topic))),
      })),
    ],
    history: session?.user ? await listHistory(session.user.id) : [],
    zone: knownZone(session?.user?.zone),
    ownerId: session?.userId ?? null,
  }
}

function averageOf(questions: readonly { timeLimitSeconds: number }[]): number {
  const total = questions.reduce((sum, { timeLimitSeconds }) => sum + timeLimitSeconds, 0)
  return total / Math.max(1, questions.length)
}

async function listHistory(userId: string): Promise<MockListing[]> {
  const mocks = await listMocks(userId, MAX_MOCKS)
  const asked = new Set(mocks.flatMap(({ plan }) => plan.questions.map(({ questionId }) => questionId)))
  const keyPoints = keyPointsOf(await listReadableViews(userId, [...asked]))
  return mocks.map(({ id, plan, createdAt, events }) => {
    const state = replayMock(plan, events)
    return {
      id,
      title: plan.title,
      createdAt,
      isFinished: state.phase === 'finished',
      questionCount: plan.questions.length,
      covered: scorecardOf(plan, state, keyPoints).covered,
    }
  })
}

/** Picks and pins what a mock asks; null where there is nothing to ask. */
export async function planMock(session: Session | null, options: MockOptions, now: Date): Promise<MockPlan | null> {
  const userId = session?.user?.id ?? null
  const [ids, standing] = await Promise.all([
    listReadableIds(userId, scopeOf(options.source)),
    standingOf(session, now),
  ])
  const candidates = ids
    .filter((id) => !standing.suspended.has(id))
    .map((id) => {
      const progress = standing.rated.get(id)
      return { questionId: id, recall: recallOf(progress, now), isDue: isDue(progress, standing.dayEnd) }
    })
  const picked = await listReadableViews(userId, pickQuestions(candidates, options))
  if (picked.length === 0) return null
  const { source, ...pinned } = options
  return {
    title: await titleOf(userId, source),
    options: pinned,
    questions: picked.map((question) => pin(question, options)),
  }
}

function pin(question: QuestionView, { pace, asksFollowUps }: MockOptions): MockQuestion {
  const { id: questionId, slug, topic, kind, text, timeLimitSeconds } = question
  return {
    ...{ questionId, slug, topic, kind, text, timeLimitSeconds: pacedSeconds(timeLimitSeconds, pace) },
    ...(asksFollowUps ? pinnedFollowUps(question) : { followUps: [] }),
  }
}

function scopeOf(source: MockSource): StudyScope {
  if (source.kind === 'set' || source.kind === 'own' || source.kind === 'topic') return source
  return { kind: 'all' }
}

async function titleOf(userId: string | null, source: MockSource): Promise<string> {
  if (source.kind === 'topic') return topicName(source.topic)
  if (source.kind === 'set') return (await listQuestionSets()).find(({ slug }) => slug === source.slug)?.title ?? 'Mock'
  if (source.kind === 'own') return (userId && (await findOwnSet(userId, source.id))?.title) || 'Mock'
  return { mix: 'A mix', weakest: 'What you know least', due: 'What is due' }[source.kind]
}

async function standingOf(session: Session | null, now: Date) {
  const user = session?.user
  const dayEnd = endOfStudyDay(now, knownZone(user?.zone))
  if (!user) return { rated: new Map<string, QuestionProgress>(), suspended: new Set<string>(), dayEnd }
  const everything = { questionIds: null }
  const [rated, { suspended }] = await Promise.all([
    listDue(user.id, everything, FOR_EVER, MAX_RATED),
    findStandings(user.id, everything),
  ])
  return { rated: new Map(rated.map(({ questionId, progress }) => [questionId, progress])), suspended, dayEnd }
}

function recallOf(progress: QuestionProgress | undefined, now: Date): number | null {
  const memory = progress?.memory
  if (!memory) return null
  return recall((now.getTime() - memory.lastReview.getTime()) / DAY_MS, memory.stability)
}

function isDue(progress: QuestionProgress | undefined, dayEnd: Date): boolean {
  return progress?.memory ? progress.memory.due < dayEnd : false
}

/** What a mock's own page needs: nothing that would help to answer. */
export type MockPage = {
  ownerId: string
  isGuest: boolean
  id: string
  plan: MockPlan
  events: MockEvent[]
  now: Date
}

/** A mock of whoever asks; null where they have none by that id. */
export async function getMockPage(id: string, now: Date): Promise<MockPage | null> {
  const session = await findSession()
  const mock = session?.user ? await findMock(session.user.id, id) : null
  if (!session || !mock) return null
  return { ownerId: session.userId, isGuest: session.isGuest, id, plan: mock.plan, events: mock.events, now }
}

/** What the scorecard shows and rates by. */
export type ScorecardPage = MockPage & {
  createdAt: Date
  zone: string
  /** Of one's own what is behind them only once the mock is over: practice by a link asks before it shows. */
  questions: QuestionView[]
  /** What the coach says of the answers; of those that it hasn't come to yet, nothing. */
  readings: Reading[]
  /** Of each question, the end of its log, which the next rating is based on; by question id. */
  lastEntryIds: Record<string, string>
  /** The answer of one's own that each question has, with the save that the next one is based on; by question id. */
  ownAnswers: Record<string, { answerId: string; lastSaveId: string }>
  /** The finished mocks before this one, the oldest first. */
  earlier: MockListing[]
}

/** The scorecard of whoever asks; null where they have no such mock. */
export async function getScorecardPage(id: string, now: Date): Promise<ScorecardPage | null> {
  const session = await findSession()
  const mock = session?.user ? await findMock(session.user.id, id) : null
  if (!session?.user || !mock) return null
  const { plan, events, createdAt } = mock
  const state = replayMock(plan, events)
  const ids = plan.questions.map(({ questionId }) => questionId)
  const [questions, readings, rated, { undoneLastEntryIds }, answers, history] = await Promise.all([
    listReadableViews(session.userId, ids),
    readMock(session.userId, plan, state),
    listDue(session.userId, { questionIds: ids }, FOR_EVER, ids.length),
    findStandings(session.userId, { questionIds: ids }),
    listAnswerStandings(session.userId, ids),
    listHistory(session.userId),
  ])
  return {
    ...{ ownerId: session.userId, isGuest: session.isGuest, id, plan, events, now, createdAt },
    zone: knownZone(session.user.zone),
    questions: state.phase === 'finished' ? questions : questions.map(sealedIfOwn),
    readings,
    lastEntryIds: Object.fromEntries([
      ...undoneLastEntryIds,
      ...rated.map(({ questionId, progress }) => [questionId, progress.lastEntryId]),
    ]),
    ownAnswers: Object.fromEntries(
      answers
        .filter(({ isDefault }) => isDefault)
        .map(({ questionId, id: answerId, lastSaveId }) => [questionId, { answerId, lastSaveId }]),
    ),
    earlier: history.filter((other) => other.isFinished && other.createdAt < createdAt).reverse(),
  }
}

function sealedIfOwn(question: QuestionView): QuestionView {
  return isOwnId(question.id) ? sealed(question) : question
}
