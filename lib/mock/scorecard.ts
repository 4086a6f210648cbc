import type { Rating } from '../review/review'
import { type MockPlan, turnOf } from './mock'
import { followUpSeconds } from './mock-options'
import type { MockState } from './replay-mock'

/** One question of a finished mock. */
export type ScorecardRow = {
  index: number
  questionId: string
  slug: string
  text: string
  answer: string
  /** What another tab wrote besides. */
  otherAnswers: string[]
  followUp: { text: string; answer: string } | null
  isSkipped: boolean
  spentSeconds: number
  limitSeconds: number | null
  keyPoints: { id: string; text: string }[]
  tickedKeyPoints: string[]
  rating: Rating | null
}

export type Scorecard = {
  rows: ScorecardRow[]
  /** Null until at least one question is rated. */
  weakest: string | null
  next: string[]
  /** Share of the rated questions' key points that were ticked, 0 to 1; null before the first rating. */
  covered: number | null
  /** Questions to study again: those rated again or hard, or with half their points left out. */
  toStudy: string[]
}

/**
 * The result of a mock, by what was ticked and rated. Computed, question by question, from this mock alone.
 * @param keyPointsOf a question's key points as they are now, by its id
 */
export function scorecardOf(
  plan: MockPlan,
  state: MockState,
  keyPointsOf: ReadonlyMap<string, { id: string; text: string }[]>,
): Scorecard {
  const rows = plan.questions.map((question, index): ScorecardRow => {
    const main = state.turns.get(turnOf(index, 'main'))
    const followUp = state.turns.get(turnOf(index, 'followUp'))
    const rated = state.ratings.get(index)
    const asked = question.followUp !== null && followUp && followUp.status !== 'waiting'
    return {
      index,
      questionId: question.questionId,
      slug: question.slug,
      text: question.text,
      answer: main?.text ?? '',
      otherAnswers: main?.otherTexts ?? [],
      followUp: asked ? { text: question.followUp ?? '', answer: followUp.text } : null,
      isSkipped: main?.status !== 'answered',
      spentSeconds: Math.round(((main?.spentMs ?? 0) + (asked ? followUp.spentMs : 0)) / 1000),
      limitSeconds: limitOf(question.timeLimitSeconds, asked ? plan.options.pace : null),
      keyPoints: keyPointsOf.get(question.questionId) ?? [],
      tickedKeyPoints: rated?.tickedKeyPoints ?? [],
      rating: rated?.rating ?? null,
    }
  })
  const rated = rows.filter(({ rating }) => rating !== null)
  const weak = [...rated].sort((a, b) => weakness(b) - weakness(a))
  const points = rated.reduce((sum, { keyPoints }) => sum + keyPoints.length, 0)
  const ticked = rated.reduce((sum, row) => sum + tickedCount(row), 0)
  const toStudy = weak.filter((row) => isWeak(row))
  return {
    rows,
    weakest: weak[0] ? weakestSentence(weak[0]) : null,
    next: rated.length > 0 ? nextSentences(rated, toStudy) : [],
    covered: points > 0 ? ticked / points : null,
    toStudy: toStudy.map(({ questionId }) => questionId),
  }
}

/** @param followUpPace null where no follow-up was asked */
function limitOf(timeLimitSeconds: number | null, followUpPace: number | null): number | null {
  if (timeLimitSeconds === null) return null
  return timeLimitSeconds + (followUpPace === null ? 0 : followUpSeconds(followUpPace))
}

const RATING_WEIGHT: Record<Rating, number> = { again: 3, hard: 2, good: 0, easy: -1 }

/** How many of a question's key points were ticked. */
export function tickedCount({ keyPoints, tickedKeyPoints }: ScorecardRow): number {
  return keyPoints.filter(({ id }) => tickedKeyPoints.includes(id)).length
}

function missedShare(row: ScorecardRow): number {
  return row.keyPoints.length === 0 ? 0 : 1 - tickedCount(row) / row.keyPoints.length
}

function overSeconds({ spentSeconds, limitSeconds }: ScorecardRow): number {
  return limitSeconds === null ? 0 : Math.max(0, spentSeconds - limitSeconds)
}

/** Points left out weigh most, then the rating, then a time that was well over. */
function weakness(row: ScorecardRow): number {
  const late = row.limitSeconds ? Math.min(1, overSeconds(row) / row.limitSeconds) : 0
  return missedShare(row) * 4 + (row.rating ? RATING_WEIGHT[row.rating] : 0) + late
}

function isWeak(row: ScorecardRow): boolean {
  return row.rating === 'again' || row.rating === 'hard' || missedShare(row) >= 0.5
}

function weakestSentence(row: ScorecardRow): string {
  const missed = row.keyPoints.find(({ id }) => !row.tickedKeyPoints.includes(id))
  const over = overSeconds(row)
  const figure = `${tickedCount(row)} of ${row.keyPoints.length} key points`
  const time = over >= 10 ? `, and it took ${over} s more than it had` : ''
  if (!missed) return `“${row.text}” was the weakest: all key points were there${time || ', but it came hard'}.`
  return `“${row.text}” was the weakest: ${figure}${time}. Left out: ${missed.text.replace(/[.]$/, '')}.`
}

function nextSentences(rated: ScorecardRow[], toStudy: ScorecardRow[]): string[] {
  const [first] = toStudy
  const study = first
    ? toStudy.length === 1
      ? 'Study that one next; it comes back sooner from now on.'
      : `Study these ${toStudy.length} next; they come back sooner from now on.`
    : 'Nothing here needs studying again: take harder questions, or less time.'
  const late = rated.filter((row) => overSeconds(row) >= 10)
  const unsaid = rated.filter(({ isSkipped }) => isSkipped)
  if (unsaid[0]) return [study, `Write one line on “${unsaid[0].text}” before the next mock: it had no answer.`]
  if (late.length > 0) {
    const longest = [...late].sort((a, b) => overSeconds(b) - overSeconds(a))[0]
    return [study, `Cut “${longest?.text}” first: ${late.length} of ${rated.length} answers ran over.`]
  }
  const early = rated.filter(
    ({ spentSeconds, limitSeconds }) => limitSeconds !== null && spentSeconds < limitSeconds / 2,
  )
  if (early.length > rated.length / 2)
    return [
      study,
      `${early.length} of ${rated.length} answers took less than half their time: there is room for an example in each.`,
    ]
  return [study, 'Say the same questions again in three days, without looking first.']
}
