import type { CoachReport, PointReport } from './report'

/** What pages get of a report: chances stay on the server, since a label is all that they can bear. */

/** A text to be read as an answer to a question. */
export type AskedText = { questionId: string; text: string }

export type PointView = Pick<PointReport, 'keyPointId' | 'label' | 'evidence'>

export type CoachView = Omit<CoachReport, 'points'> & { points: PointView[] }

/** What pages get before a question is revealed: a label for each key point in their order; none where nothing was judged. */
export type CoachLabels = { labels: PointView['label'][] }

/** A report as pages get it. */
export function coachViewOf({ points, ...report }: CoachReport): CoachView {
  return { ...report, points: points.map(({ keyPointId, label, evidence }) => ({ keyPointId, label, evidence })) }
}
