import { type OwnQuestion, onOneLine, SET_LIMITS } from '../question-set/question-set'
import { plainEnds, pointIdOf, pointOfText, type SuggestionPart, textOfPoint } from './suggestion'

type Texts = Pick<OwnQuestion, 'guidance' | 'exampleAnswer' | 'keyPoints'>

/** The text of one part of a question of one's own; null where nothing stands there. */
export function textInOwn(question: Texts, part: SuggestionPart): string | null {
  const point = question.keyPoints.find(({ id }) => id === pointIdOf(part))
  if (part === 'guidance') return plainEnds(question.guidance) || null
  if (part === 'example') return plainEnds(question.exampleAnswer) || null
  return point ? textOfPoint({ text: point.text, detail: plainEnds(point.detail) }) : null
}

/** The parts of a question of one's own that say something, in the order of its page. */
export function partsOfOwn(question: Texts): SuggestionPart[] {
  const parts: SuggestionPart[] = ['guidance', ...question.keyPoints.map(({ id }) => `point:${id}` as const), 'example']
  return parts.filter((part) => textInOwn(question, part) !== null)
}

/**
 * What an edit of one part makes of a question's texts.
 * @param text with \n line ends and nothing blank around it
 * @returns a sentence where it can't be
 */
export function editOwn(question: Texts, part: SuggestionPart, text: string): Partial<Texts> | string {
  if (part === 'guidance') return { guidance: text }
  if (part === 'example') return { exampleAnswer: text }
  const id = pointIdOf(part)
  const { text: typed, detail } = pointOfText(text)
  const claim = onOneLine(typed)
  if (claim === '' || claim.length > SET_LIMITS.questionCharacters)
    return `The first line of a key point must have 1 to ${SET_LIMITS.questionCharacters} characters.`
  return {
    keyPoints: question.keyPoints.map((point) => (point.id === id ? { id: point.id, text: claim, detail } : point)),
  }
}
