import type { CoachTools } from '../../lib/coach/coach'
import { featuresOf } from '../../lib/coach/features'
import { matchAnswer } from '../../lib/coach/match'
import { prepareQuestion, type Stranger } from '../../lib/coach/prepare'
import type { StanceModel } from '../../lib/coach/stance'
import type { LabelledQuestion, TrueLabel } from './labelled'
import { toCoached } from './score'

/** One key point of one answer as the label model sees it. */
export type Example = { questionId: string; features: number[]; truth: TrueLabel; isCut: boolean; isRemoved: boolean }

/**
 * Features of all key points of all answers.
 * @param stanceFor a stance model that hasn't seen the question's phrases
 */
export function examplesOf(
  tools: Pick<CoachTools, 'read' | 'vectors'>,
  strangers: readonly Stranger[],
  claim: readonly number[],
  stanceFor: (questionId: string) => StanceModel,
  questions: readonly LabelledQuestion[],
  isCut: boolean,
): Example[] {
  return questions.flatMap((question) => {
    const stance = stanceFor(question.id)
    const prepared = prepareQuestion(tools.read, tools.vectors, strangers, toCoached(question))
    return question.answers.flatMap((answer) => {
      const features = featuresOf(
        stance,
        prepared,
        matchAnswer(tools.read, tools.vectors, prepared, claim, answer.text),
      )
      return question.keyPoints.flatMap(({ id }, at) => {
        const label = answer.labels[id]
        const own = features[at]
        if (!label || !own) return []
        return { questionId: question.id, features: own, truth: label.label, isCut, isRemoved: label.removed }
      })
    })
  })
}
