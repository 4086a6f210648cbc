import type { Question, QuestionKind } from '../question/question'

/** What the coach reads of a key point: what it asks for, and how answers sound that hit, graze or misunderstand it. */
export type CoachedKeyPoint = {
  id: string
  text: string
  detail: string
  cues: string[]
  good: string[]
  vague: string[]
  misconception: string[]
}

/** What the coach reads of a question. Without phrases it falls back to text, detail, cues and example. */
export type CoachedQuestion = {
  id: string
  /** One of ours, or any other word: only `behavioural` is judged differently. */
  kind: QuestionKind | (string & {})
  text: string
  exampleAnswer: string
  keyPoints: CoachedKeyPoint[]
  timeLimitSeconds: number
}

/** A published question or one of one's own (with an empty rubric) as the coach reads it. */
export function coachedQuestion(
  question: Pick<Question, 'id' | 'kind' | 'text' | 'exampleAnswer' | 'keyPoints' | 'rubric' | 'timeLimitSeconds'>,
): CoachedQuestion {
  const { id, kind, text, exampleAnswer, timeLimitSeconds } = question
  const keyPoints = question.keyPoints.map((point) => {
    const rubric = question.rubric.find(({ keyPointId }) => keyPointId === point.id)
    const { cues = [], good = [], vague = [], misconception = [] } = rubric ?? {}
    return { ...point, cues, good, vague, misconception }
  })
  return { id, kind, text, exampleAnswer, keyPoints, timeLimitSeconds }
}

/** Whether a key point has phrases to be compared with. */
export function hasPhrases({ good }: CoachedKeyPoint): boolean {
  return good.length > 0
}
