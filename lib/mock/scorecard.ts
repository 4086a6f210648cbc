import type { KeyPoint } from '../question/question'
import { type Delivery, deliveryOf, EASY_PACE } from './delivery'
import { type MockPlan, turnOf } from './mock'
import { followUpSeconds } from './mock-options'
import { heardOf, type Reading, saidTo } from './reading'
import { answeringMs, type MockState, type TurnState } from './replay-mock'
import { overSeconds, type ScorecardRow, tickedCount, weaknessOf } from './scorecard-row'
import { type WeakestPoint, weakestPoint } from './weakest-point'

export type Scorecard = {
  rows: ScorecardRow[]
  /** Null until at least one question is rated or read. */
  weakest: WeakestPoint | null
  next: string[]
  /** Share of the rated questions' key points that were ticked, 0 to 1; null before the first rating. */
  covered: number | null
  /** Questions to study again: those rated again or hard, or with half their points left out. */
  toStudy: string[]
}

/**
 * The result of a mock, by what was ticked and rated, and by what the coach heard. Computed, question by question, from
 * this mock alone.
 * @param keyPointsOf a question's key points as they are now, by its id
 * @param readings what the coach says of texts; of one that was put right since, nothing
 */
export function scorecardOf(
  plan: MockPlan,
  state: MockState,
  keyPointsOf: ReadonlyMap<string, { id: string; text: string }[]>,
  readings: readonly Reading[] = [],
): Scorecard {
  const rows = plan.questions.map((question, index): ScorecardRow => {
    const main = state.turns.get(turnOf(index, 'main'))
    const followUp = state.turns.get(turnOf(index, 'followUp'))
    const rated = state.ratings.get(index)
    const asked = followUp?.followUp ? followUp : null
    const keyPoints = keyPointsOf.get(question.questionId) ?? []
    const said = saidTo(state, index)
    const reading = readings.find(({ questionId, text }) => questionId === question.questionId && text === said)
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
      keyPoints,
      tickedKeyPoints: rated?.tickedKeyPoints ?? [],
      rating: rated?.rating ?? null,
      entryId: rated?.entryId ?? null,
      heard: heardOf(reading?.view ?? null, keyPoints),
    }
  })
  const rated = rows.filter(({ rating }) => rating !== null)
  const weak = rated.toSorted((a, b) => weaknessOf(b) - weaknessOf(a))
  const points = rated.reduce((sum, { keyPoints }) => sum + keyPoints.length, 0)
  const ticked = rated.reduce((sum, row) => sum + tickedCount(row), 0)
  const toStudy = weak.filter((row) => isWeak(row))
  return {
    rows,
    weakest: weakestPoint(rows),
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

function isWeak(row: ScorecardRow): boolean {
  const isHalfLeftOut = row.keyPoints.length > 0 && tickedCount(row) <= row.keyPoints.length / 2
  return row.rating === 'again' || row.rating === 'hard' || isHalfLeftOut
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
    if (rated.length === 1) return [study, 'Your answer ran over: what could a listener do without?']
    return [study, `Cut “${longest?.text}” first: ${late.length} of ${rated.length} answers ran over.`]
  }
  const delivery = deliverySentence(rated)
  if (delivery) return [study, delivery]
  const early = rated.filter(
    ({ spentSeconds, limitSeconds }) => limitSeconds !== null && spentSeconds < limitSeconds / 2,
  )
  if (rated.length === 1 && early.length === 1)
    return [study, 'Your answer took less than half its time: there is room for an example.']
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
