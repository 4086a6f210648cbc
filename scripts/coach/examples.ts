import type { CoachTools } from '../../lib/coach/coach'
import { type Ear, featuresOf } from '../../lib/coach/features'
import { matchAnswer } from '../../lib/coach/match'
import { prepareQuestion, type Stranger } from '../../lib/coach/prepare'
import type { LabelledQuestion, TrueLabel } from './labelled'
import { toCoached } from './score'

/** What was fitted without a question: the weights of the bid for evidence, and what tells the manner. */
export type Unmet = { claim: number[]; ear: Ear }

/** What a cut copy counts beside a whole answer. */
const CUT_WEIGHT = 0.6

/** One key point of one answer as the label model sees it. */
export type Example = {
  questionId: string
  features: number[]
  truth: TrueLabel
  isCut: boolean
  isRemoved: boolean
  weight: number
}

/**
 * Features of all key points of all answers.
 * @param unmetBy what hasn't seen the question
 * @param weightOf how much a question counts
 */
export function examplesOf(
  tools: Pick<CoachTools, 'read' | 'vectors'>,
  strangers: readonly Stranger[],
  unmetBy: (questionId: string) => Unmet,
  weightOf: (questionId: string) => number,
  questions: readonly LabelledQuestion[],
  isCut: boolean,
): Example[] {
  return questions.flatMap((question) => {
    const weight = weightOf(question.id) * (isCut ? CUT_WEIGHT : 1)
    const { claim, ear } = unmetBy(question.id)
    const prepared = prepareQuestion(tools.read, tools.vectors, strangers, toCoached(question))
    return question.answers.flatMap((answer) => {
      const features = featuresOf(
        ear,
        prepared,
        matchAnswer(tools.read, tools.vectors, prepared, claim, answer.text),
        answer.text,
      )
      return question.keyPoints.flatMap(({ id }, at) => {
        const label = answer.labels[id]
        const own = features[at]
        if (!label || !own) return []
        return { questionId: question.id, features: own, truth: label.label, isCut, isRemoved: label.removed, weight }
      })
    })
  })
}
