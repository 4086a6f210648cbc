import type { AskedText, CoachView, PointView } from '../coach/coach-view'
import type { KeyPoint } from '../question/question'
import { type MockPlan, turnOf } from './mock'
import type { MockState } from './replay-mock'

/** What the coach says of a mock's answers. */

/** A text of a mock as the coach read it; `view` is null where it has nothing to say of it. */
export type Reading = { questionId: string; text: string; view: MockView | null }

/** What the scorecard needs of a view. `lacksResult`: a story that is told without its end. */
export type MockView = Pick<CoachView, 'gates' | 'points' | 'isBare'> & { lacksResult: boolean }

/** A story of fewer sentences is too short to have parts. */
const LEAST_SENTENCES = 3

/** What the scorecard needs of what the coach says. */
export function mockViewOf({ gates, points, isBare, story }: CoachView): MockView {
  const hasResult = story.some(({ part }) => part === 'result')
  return { gates, points, isBare, lacksResult: story.length >= LEAST_SENTENCES && !hasResult }
}

/** What was said to each question that was answered in words, its follow-up's answer with it. */
export function textsToRead(plan: MockPlan, state: MockState): AskedText[] {
  return plan.questions.flatMap(({ questionId }, index) => {
    const text = saidTo(state, index)
    return text === '' ? [] : [{ questionId, text }]
  })
}

/** What was said to a question and to its follow-up; "" where that isn't written down. */
export function saidTo(state: MockState, index: number): string {
  const turns = [state.turns.get(turnOf(index, 'main')), state.turns.get(turnOf(index, 'followUp'))]
  return turns
    .map((turn) => turn?.text.trim() ?? '')
    .filter((text) => text !== '')
    .join('\n\n')
}

/** One key point, and what was heard of it. `quote` is the sentence that speaks of it; null where none does. */
export type HeardPoint = { id: string; text: string; label: PointView['label']; quote: string | null }

/** What was heard in the answer to one question. */
export type Heard = {
  /** Why nothing was judged; null where it was. */
  refusal: string | null
  remarks: string[]
  /** In the order of the key points; empty where nothing was judged. */
  points: HeardPoint[]
  isBare: boolean
  lacksResult: boolean
}

/** What was heard of a question's key points as they are now; null where nothing was read, or there are none. */
export function heardOf(view: MockView | null, keyPoints: readonly Pick<KeyPoint, 'id' | 'text'>[]): Heard | null {
  if (view === null || keyPoints.length === 0) return null
  const refusal = view.gates.find(({ blocks }) => blocks)?.message ?? null
  const remarks = view.gates.filter(({ blocks }) => !blocks).map(({ message }) => message)
  const rest = { refusal, remarks, isBare: view.isBare, lacksResult: refusal === null && view.lacksResult }
  if (refusal !== null) return { ...rest, points: [] }
  const reports = new Map(view.points.map((point) => [point.keyPointId, point]))
  return {
    ...rest,
    points: keyPoints.map(({ id, text }) => {
      const report = reports.get(id)
      return {
        id,
        text,
        label: report?.label ?? 'unsure',
        quote: report?.evidence ? quoteOf(report.evidence.text) : null,
      }
    }),
  }
}

/** A sentence as it is quoted: what joined it to the next stays behind. */
function quoteOf(text: string): string {
  return text.trim().replace(/[,;:–—-]+$/, '')
}
