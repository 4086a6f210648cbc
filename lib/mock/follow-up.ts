import type { PointReport } from '../coach/report'
import type { KeyPoint, QuestionKind } from '../question/question'
import type { MockQuestion } from './mock'
import { stemsOf } from './stems'

/** What the coach says of each key point of a question, in their order; null where it hasn't read the answer. */
export type PointLabels = readonly PointReport['label'][] | null

/** What an interviewer goes on with where a question's file names nothing, and words that say what it asks about. */
const BY_KIND: Record<QuestionKind, { text: string; about: string }[]> = {
  behavioural: [
    { text: 'What would you do differently today?', about: 'lesson learned changed since wrong mistake' },
    { text: 'What did the others see differently, and were they right?', about: 'disagree view side argument person' },
    { text: 'Which part of that was yours alone?', about: 'own yours part asked responsibility' },
    { text: 'How did you know that it had worked?', about: 'result outcome measured counted lasted number effect' },
  ],
  situational: [
    { text: 'And if you had half the time?', about: 'time first order priority date deadline' },
    { text: 'Whom would you tell first, and what would you say?', about: 'told hear tell affected informed customer' },
    { text: 'What would make you change your mind?', about: 'decide evidence decision limit sign' },
    { text: 'Where would that plan break first?', about: 'risk wrong fail break danger stake' },
  ],
  technical: [
    { text: 'How would you notice that it fails?', about: 'watch alert measure monitor silence alarm log seen' },
    {
      text: 'What does it cost, and what would a cheaper way give up?',
      about: 'cost price costed budget upkeep trade',
    },
    { text: 'What changes with a hundred times the load?', about: 'load limit traffic volume scale queue growth' },
    { text: 'Which part would you test first, and how?', about: 'test proof prove tried checked verify trial' },
  ],
  motivation: [
    { text: 'What would make you leave?', about: 'stay leave lasting' },
    { text: 'What have you done about that already?', about: 'evidence done proof example' },
    { text: 'What would you miss?', about: 'give up cost price' },
    { text: 'How would a colleague of yours put it?', about: 'colleague others person people' },
  ],
  background: [
    { text: 'Which of that would you leave out, if you had to?', about: 'thread order picked relevant' },
    { text: 'What did you learn there that you still use?', about: 'learned lesson use' },
    { text: 'What was hardest about the change?', about: 'change hard difficult moved' },
    { text: 'What would your last team say of it?', about: 'team others colleague people' },
  ],
}

/**
 * What may be asked after a question's answer, as a plan pins it: what its file names, then what fits its kind, each
 * with the place of the key point that it comes nearest to; null where it comes near none.
 */
export function pinnedFollowUps(question: {
  kind: QuestionKind
  text: string
  followUps: readonly string[]
  keyPoints: readonly KeyPoint[]
}): Required<Pick<MockQuestion, 'followUps' | 'followUpPoints'>> {
  const { kind, followUps, keyPoints } = question
  const all = [...followUps.map((text) => ({ text, about: text })), ...BY_KIND[kind]]
  // All of it is about what the question is about.
  const known = stemsOf(question.text)
  return {
    followUps: all.map(({ text }) => text),
    followUpPoints: all.map(({ about }) =>
      nearestKeyPoint(
        [...stemsOf(about)].filter((stem) => !known.has(stem)),
        keyPoints,
      ),
    ),
  }
}

/** A word of a key point's claim weighs so much more than one of its detail. */
const CLAIM_WEIGHT = 2
/** So much must be shared: a word of one claim, or two of its detail. */
const LEAST_SHARED = 2

/** By shared words; one that several of the key points have tells less. The first of those that come equally near. */
function nearestKeyPoint(asked: readonly string[], keyPoints: readonly KeyPoint[]): number | null {
  const weights = keyPoints.map((point) => {
    const claim = stemsOf(point.text)
    const stems = [...new Set([...claim, ...stemsOf(point.detail)])]
    return new Map(stems.map((stem) => [stem, claim.has(stem) ? CLAIM_WEIGHT : 1]))
  })
  const shared = weights.map((own) =>
    asked.reduce(
      (sum, stem) => sum + (own.get(stem) ?? 0) / Math.max(1, weights.filter((other) => other.has(stem)).length),
      0,
    ),
  )
  const most = Math.max(0, ...shared)
  return most >= LEAST_SHARED ? shared.indexOf(most) : null
}

/**
 * What to ask after an answer; nothing that was asked before in the same mock. One that comes near a key point which
 * was left out, else near one that was only touched; else, and where nobody read the answer, the first.
 * @param question `followUps` are those that fit it, the best first
 * @param labels of its key points
 * @returns null where all were asked
 */
export function chooseFollowUp(
  { followUps, followUpPoints = [] }: Pick<MockQuestion, 'followUps' | 'followUpPoints'>,
  labels: PointLabels,
  asked: ReadonlySet<string>,
): string | null {
  const left = followUps.flatMap((text, place) =>
    asked.has(text) ? [] : [{ text, point: followUpPoints[place] ?? null }],
  )
  for (const wanted of ['miss', 'partial'] as const) {
    for (const [point, label] of (labels ?? []).entries()) {
      const found = label === wanted && left.find((followUp) => followUp.point === point)
      if (found) return found.text
    }
  }
  return left[0]?.text ?? null
}
