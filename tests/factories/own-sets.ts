import { randomUUID } from 'node:crypto'
import { createOwnQuestions, type KeptQuestion } from '../../lib/question-set/own-question-repository'
import type { SetContents } from '../../lib/question-set/own-set'
import { createOwnSet } from '../../lib/question-set/own-set-repository'
import { QUESTION_DEFAULTS } from '../../lib/question-set/question-set'
import type { Writer } from '../../lib/session/user-repository'

/** A question of one's own, every text of which says whose it is. */
export function ownQuestion(word: string, more: Partial<KeptQuestion> = {}): KeptQuestion {
  return {
    ...QUESTION_DEFAULTS,
    id: randomUUID(),
    text: `${word} asked?`,
    guidance: `${word} guided`,
    keyPoints: [{ id: 'point-1', text: `${word} point`, detail: '' }],
    exampleAnswer: `${word} exemplified`,
    followUps: [`${word} followed up?`],
    listenFor: [`${word} listened for`],
    notes: `${word} noted`,
    origin: '',
    ...more,
  }
}

/** A set's contents of these questions in one section. */
export function contentsOfIds(questionIds: string[], title = 'A set'): SetContents {
  const entries = questionIds.map((questionId) => ({ questionId, isMustAsk: false, minutes: null }))
  const sections = [{ id: 'first', title: '', entries }]
  return { title, purpose: '', plannedMinutes: null, sections, anchors: {} }
}

/** A set of one own question and some of the library's. */
export async function insertOwnSet(
  writer: Writer,
  word: string,
  libraryIds: string[] = [],
): Promise<{ setId: string; questionId: string }> {
  const question = ownQuestion(word)
  await createOwnQuestions(writer, [question])
  const setId = randomUUID()
  await createOwnSet(writer, setId, contentsOfIds([question.id, ...libraryIds], `${word} set`))
  return { setId, questionId: question.id }
}
