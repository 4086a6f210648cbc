import 'server-only'
import { knownZone } from '../platform/zone'
import type { PhrasedQuestion, QuestionListing } from '../question/question'
import { listPhrasedQuestions } from '../question/question-queries'
import { listOwnQuestions } from '../question-set/own-question-repository'
import { isOwnId } from '../question-set/own-set'
import { listReadableListings } from '../question-set/readable-queries'
import { findSession, type Session } from '../session/session-queries'
import { nearestStories, type ReadQuestion, readQuestion } from './nearness'
import { textsOfQuestion } from './question-texts'
import { STORY_TEXTS, type Story, type StoryListing, storyAsAnswer, storyListingOf, tellingSeconds } from './story'
import type { CoveredQuestion } from './story-coverage'
import { findStory, listStories } from './story-repository'

/** The story bank of whoever asks. */
export type StoriesPage = {
  ownerId: string | null
  isGuest: boolean
  stories: StoryListing[]
  /** Deleted within the last 30 days. */
  deleted: { id: string; title: string }[]
  /** Every behavioural question that they may read: of the library, and of their own sets. */
  questions: CoveredQuestion[]
}

/** The stories of whoever asks, beside the behavioural questions. */
export async function getStoriesPage(): Promise<StoriesPage> {
  const session = await findSession()
  const userId = session?.user?.id ?? null
  const all = userId === null ? [] : await listStories(userId)
  const stories = all.filter(({ deletedAt }) => deletedAt === null)
  return {
    ownerId: session?.userId ?? null,
    isGuest: session?.isGuest ?? true,
    stories: stories.map(storyListingOf),
    deleted: all.filter(({ deletedAt }) => deletedAt !== null).map(({ id, title }) => ({ id, title })),
    questions: await listCovered(userId, stories),
  }
}

/** One story's page. `story`: null where a new one begins. `questions`: those it serves or comes near. */
export type StoryPage = {
  ownerId: string | null
  isGuest: boolean
  zone: string
  story: Story | null
  questions: CoveredQuestion[]
}

/** A story of whoever asks; null where they have none by that id. */
export async function getStoryPage(id: string): Promise<StoryPage | null> {
  const session = await findSession()
  const story = session?.user ? await findStory(session.user.id, id) : null
  if (!session?.user || !story) return null
  const covered = await listCovered(session.user.id, [story])
  const isNear = ({ nearest, id: questionId }: CoveredQuestion) =>
    nearest.length > 0 || story.questionIds.includes(questionId)
  return {
    ownerId: session.userId,
    isGuest: session.isGuest,
    zone: knownZone(session.user.zone),
    story,
    questions: covered.filter(isNear),
  }
}

/**
 * Where a new story begins.
 * @param questionId the question that it is written for, if it is for one
 */
export async function getNewStoryPage(questionId: string | null): Promise<StoryPage> {
  const session = await findSession()
  const listings = questionId === null ? [] : await listBehavioural(session?.user?.id ?? null)
  return {
    ownerId: session?.userId ?? null,
    isGuest: session?.isGuest ?? true,
    zone: knownZone(session?.user?.zone),
    story: null,
    questions: listings
      .filter(({ id }) => id === questionId)
      .map(({ id, slug, text }) => ({ id, slug, text, nearest: [] })),
  }
}

/** A story as the answer editor offers it: in its own words, to begin with. */
export type OfferedStory = { id: string; title: string; text: string; seconds: number; isLinked: boolean }

/** As many as are offered for one question. */
const MAX_OFFERED = 3

/**
 * The stories that fit a question, those that are meant for it first, then the nearest; three at most, none that says
 * nothing yet, and none at all for a question that isn't behavioural.
 */
export async function findOfferedStories(
  session: Session | null,
  question: Pick<QuestionListing, 'id' | 'kind'>,
): Promise<OfferedStory[]> {
  if (question.kind !== 'behavioural' || !session?.user) return []
  const stories = (await listStories(session.user.id)).filter(
    (story) => story.deletedAt === null && storyAsAnswer(story) !== '',
  )
  if (stories.length === 0) return []
  const covered = await listCovered(session.user.id, stories)
  const nearest = covered.find(({ id }) => id === question.id)?.nearest ?? []
  const linked = stories.filter(({ questionIds }) => questionIds.includes(question.id))
  const near = nearest.flatMap((id) => stories.find((story) => story.id === id && !linked.includes(story)) ?? [])
  return [...linked, ...near].slice(0, MAX_OFFERED).map((story) => ({
    id: story.id,
    title: story.title,
    text: storyAsAnswer(story),
    seconds: tellingSeconds(story),
    isLinked: linked.includes(story),
  }))
}

async function listBehavioural(userId: string | null): Promise<QuestionListing[]> {
  return (await listReadableListings(userId)).filter(({ kind }) => kind === 'behavioural')
}

/** Without a story there is nothing to be near, and no question's body is read. */
async function listCovered(userId: string | null, stories: readonly Story[]): Promise<CoveredQuestion[]> {
  const listings = await listBehavioural(userId)
  if (stories.length === 0) return listings.map(({ id, slug, text }) => ({ id, slug, text, nearest: [] }))
  const phrased = await listPhrased(userId, listings)
  const near = nearestStories(
    phrased.map(readOnce),
    stories.map((story) => ({ id: story.id, texts: [story.title, ...STORY_TEXTS.map((field) => story[field])] })),
  )
  return listings.map(({ id, slug, text }) => ({
    ...{ id, slug, text },
    nearest: (near.get(id) ?? []).map(({ storyId }) => storyId),
  }))
}

/** A question of one's own has no rubric. One that went between two reads is judged by what it asks. */
async function listPhrased(userId: string | null, listings: readonly QuestionListing[]): Promise<PhrasedQuestion[]> {
  const ids = listings.map(({ id }) => id)
  const [library, own] = await Promise.all([
    listPhrasedQuestions(ids.filter((id) => !isOwnId(id))),
    userId === null ? [] : listOwnQuestions(userId, ids),
  ])
  const found = new Map([...library, ...own.map((kept) => ({ ...kept, rubric: [] }))].map((each) => [each.id, each]))
  return listings.map(({ id, text }) => found.get(id) ?? { id, text, keyPoints: [], rubric: [] })
}

const counted = new WeakMap<PhrasedQuestion, ReadQuestion>()

/** Counting the words of a rubric takes about a millisecond: the library's questions are the same until an import. */
function readOnce(question: PhrasedQuestion): ReadQuestion {
  const known = counted.get(question) ?? readQuestion(textsOfQuestion(question))
  counted.set(question, known)
  return known
}
