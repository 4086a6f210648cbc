import { createHash } from 'node:crypto'
import type { SetContents } from '../question-set/own-set'
import type { OwnQuestion } from '../question-set/question-set'
import { sharedKey } from './share-key'

/** What a link makes of a question that it hands on. */
type CopyOptions = { linkId: string; isExampleHidden: boolean }

/** A copy but for its id. */
export type PracticeCopy = Omit<OwnQuestion, 'id'> & { origin: string }

/**
 * A question of the owner's as a candidate's copy carries it, but for its new id. What is for an interviewer stays
 * behind, and the example where the link hides it. `origin` names the question and its state: the same state is
 * copied once.
 */
export function practiceCopyOf(question: OwnQuestion, { linkId, isExampleHidden }: CopyOptions): PracticeCopy {
  // Field by field: one that is new to a question is handed on only once somebody has thought about it.
  const { text, kind, level, topics, timeLimitSeconds, guidance, keyPoints, followUps } = question
  const exampleAnswer = isExampleHidden ? '' : question.exampleAnswer
  const carried = { text, kind, level, topics, timeLimitSeconds, guidance, keyPoints, exampleAnswer, followUps }
  const state = createHash('sha256').update(JSON.stringify(carried)).digest('base64url')
  return { ...carried, listenFor: [], notes: '', origin: `${sharedKey(linkId, question.id)}.${state}` }
}

/** The key of the question that a copy was made of, as {@link sharedKey} of its link. */
export function keyOfOrigin(origin: string): string {
  return origin.split('.', 1)[0] ?? ''
}

/**
 * A set as a candidate keeps it: its questions under the ids that they have there, in new sections. How the owner
 * plans the interview stays behind. Questions without an id there are left out.
 */
export function practiceSetOf(set: SetContents, idOf: (questionId: string) => string | undefined): SetContents {
  const sections = set.sections.map(({ title, entries }, index) => ({
    id: `section-${index}`,
    title,
    entries: entries.flatMap(({ questionId }) => {
      const id = idOf(questionId)
      return id === undefined ? [] : [{ questionId: id, isMustAsk: false, minutes: null }]
    }),
  }))
  return {
    ...{ title: set.title, purpose: set.purpose, plannedMinutes: null, anchors: {} },
    sections: sections.filter(({ entries }) => entries.length > 0),
  }
}
