import type { Answer } from '../answer/answer'

/** What somebody said to a question in a mock, or typed before revealing it. */
export type SaidText = { questionId: string; text: string; at: Date }

/** A text of one's own; whether it was said in practice, or stands as an answer that one has written for oneself. */
export type OwnText = { text: string; isSaid: boolean }

/**
 * A candidate's own text to each question, by id: what stands of their default answer (what is kept before what is
 * drafted), or what they said in practice where that is newer or they wrote nothing else.
 */
export function ownTexts(
  answers: readonly Pick<Answer, 'questionId' | 'isDefault' | 'text' | 'keptText' | 'updatedAt'>[],
  said: readonly SaidText[],
): Map<string, OwnText> {
  const texts = new Map<string, OwnText & { at: Date }>()
  const take = (questionId: string, text: string, at: Date, isSaid: boolean) => {
    const known = texts.get(questionId)
    if (text.trim() !== '' && (!known || at > known.at)) texts.set(questionId, { text: text.trim(), at, isSaid })
  }
  for (const { questionId, isDefault, text, keptText, updatedAt } of answers) {
    if (isDefault) take(questionId, keptText ?? text, updatedAt, false)
  }
  for (const { questionId, text, at } of said) take(questionId, text, at, true)
  return new Map([...texts].map(([questionId, { text, isSaid }]) => [questionId, { text, isSaid }]))
}
