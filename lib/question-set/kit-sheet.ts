import type { QuestionKind } from '../question/question'
import { anchorsOf, type KitSheet } from './kit'
import type { KeptSet } from './own-set'
import { fits } from './planned-time'

/** What a sheet needs of a question. */
export type KitSource = { id: string; text: string; kind: QuestionKind; listenFor: string[]; followUps: string[] }

type Options = {
  /** Whether it shows what to listen for and how to go on. */
  isListenForShown: boolean
  /** Names a question where its id isn't told. */
  keyOf: (questionId: string) => string
}

/** A set as an interviewer's sheet. A question that left the library is left out; so is a section without any. */
export function kitSheetOf(
  set: KeptSet,
  questions: ReadonlyMap<string, KitSource>,
  { isListenForShown, keyOf }: Options,
): KitSheet {
  let number = 0
  const sections = set.sections.map(({ title, entries }) => ({
    title,
    questions: entries.flatMap(({ questionId, isMustAsk, minutes }) => {
      const question = questions.get(questionId)
      if (!question) return []
      number += 1
      const { text, kind, listenFor, followUps } = question
      return {
        ...{ key: keyOf(questionId), number, text, kind, isMustAsk, minutes },
        listenFor: isListenForShown ? listenFor : [],
        followUps: isListenForShown ? followUps : [],
      }
    }),
  }))
  const { title, purpose, plannedMinutes, updatedAt } = set
  const standing = set.sections.map(({ title: name, entries }) => ({
    title: name,
    entries: entries.filter(({ questionId }) => questions.has(questionId)),
  }))
  return {
    ...{ title, purpose, plannedMinutes, updatedAt },
    neededMinutes: fits({ sections: standing, plannedMinutes }).neededMinutes,
    sections: sections.filter((section) => section.questions.length > 0),
    anchors: anchorsOf(set.anchors),
  }
}
