import type { KeyPoint } from '../question/question'
import type { Rating } from '../review/review'
import { type Delivery, deliveryOf, EASY_PACE } from './delivery'
import { type MockPlan, turnOf } from './mock'
import { followUpSeconds } from './mock-options'
import { answeringMs, type MockState, type TurnState } from './replay-mock'

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
  /** How it was spoken, its follow-up with it; null where nothing was recorded. */
  delivery: Delivery | null
  spentSeconds: number
  limitSeconds: number | null
  keyPoints: { id: string; text: string }[]
  tickedKeyPoints: string[]
  rating: Rating | null
  /** Of the rating in study's log, or of its undo; null before the first. */
  entryId: string | null
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
    const asked = followUp?.followUp ? followUp : null
    return {
      index,
      questionId: question.questionId,
      slug: question.slug,
      text: question.text,
      answer: main?.text ?? '',
      otherAnswers: main?.otherTexts ?? [],
      followUp: asked?.followUp ? { text: asked.followUp, answer: asked.text } : null,
      isSkipped: main?.status !== 'answered',
      spentSeconds: Math.round(
        (answeringMs(plan, turnOf(index, 'main'), main?.spentMs ?? 0) + (asked?.spentMs ?? 0)) / 1000,
      ),
      delivery: spokenOf(plan, [main, asked]),
      limitSeconds: limitOf(question.timeLimitSeconds, asked ? plan.options.pace : null),
      keyPoints: keyPointsOf.get(question.questionId) ?? [],
      tickedKeyPoints: rated?.tickedKeyPoints ?? [],
      rating: rated?.rating ?? null,
      entryId: rated?.entryId ?? null,
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

function spokenOf(plan: MockPlan, turns: (TurnState | null | undefined)[]): Delivery | null {
  const spoken = turns.flatMap((turn) => (turn && turn.takes.size > 0 ? [turn] : []))
  const takes = spoken.flatMap((turn) => [...turn.takes.values()])
  // Where one may type as well, what is written is what was said only if captions wrote it.
  const isTranscript = plan.options.mode === 'spoken' || takes.some(({ isCaptioned }) => isCaptioned)
  return deliveryOf(takes, isTranscript ? spoken.map(({ text }) => text).join(' ') : '')
}

/** Questions' key points, by their ids. */
export function keyPointsOf(questions: readonly { id: string; keyPoints: KeyPoint[] }[]): Map<string, KeyPoint[]> {
  return new Map(questions.map(({ id, keyPoints }) => [id, keyPoints]))
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
  const delivery = deliverySentence(rated)
  if (delivery) return [study, delivery]
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

/** A pause that a listener takes for being stuck. */
const STUCK_SECONDS = 6

/** What stands out in how the answers were spoken; null where nothing does. */
function deliverySentence(rows: ScorecardRow[]): string | null {
  const spoken = rows.flatMap(({ text, delivery }) => (delivery ? [{ text, ...delivery }] : []))
  const paced = spoken.flatMap(({ wordsPerMinute, ...row }) =>
    wordsPerMinute === null ? [] : [{ ...row, wordsPerMinute }],
  )
  const fastest = [...paced].sort((a, b) => b.wordsPerMinute - a.wordsPerMinute)[0]
  if (fastest && fastest.wordsPerMinute > EASY_PACE.max + 15) {
    return `Say “${fastest.text}” again, slower: it went by at ${fastest.wordsPerMinute} words a minute, and ${EASY_PACE.min} to ${EASY_PACE.max} is easy to follow.`
  }
  const stuck = [...spoken].sort((a, b) => b.longestPauseSeconds - a.longestPauseSeconds)[0]
  if (!stuck || stuck.longestPauseSeconds < STUCK_SECONDS) return null
  return `Say “${stuck.text}” once more aloud: its longest pause was ${Math.round(stuck.longestPauseSeconds)} s.`
}
