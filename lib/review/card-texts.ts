import type { QuestionView } from '../question/question-views'
import type { CardQuestion, CardText, StudyCard } from './study-card'

/** What a card shows of a question. */
export function cardQuestionOf(view: QuestionView): CardQuestion {
  const { id, slug, topic, text, guidanceHtml, exampleAnswerHtml, keyPoints, isSealed } = view
  return {
    ...{ id, slug, topic, text, guidanceHtml, exampleAnswerHtml },
    keyPoints: keyPoints.map((point) => ({ id: point.id, text: point.text })),
    ...(isSealed && { isSealed }),
  }
}

/** What stands on a card whose texts aren't here. */
export function awayQuestion(id: string, topic: string): CardQuestion {
  return { id, slug: '', topic, text: '', guidanceHtml: '', exampleAnswerHtml: '', keyPoints: [] }
}

/**
 * Cards with the texts that were asked for. One whose question isn't there any more is left out of the sitting.
 * @param askedIds what was asked for: only there may something be missing
 */
export function withTexts(cards: StudyCard[], askedIds: readonly string[], texts: readonly CardText[]): StudyCard[] {
  const asked = new Set(askedIds)
  const byId = new Map(texts.map((text) => [text.question.id, text]))
  return cards.map((card) => {
    if (!card.isAway || !asked.has(card.question.id)) return card
    const { isAway: _, ...rest } = card
    const text = byId.get(card.question.id)
    return text ? { ...rest, ...text } : { ...card, suspended: true }
  })
}

/** The ids of the cards whose texts are to be asked for. */
export function awayIds(cards: readonly StudyCard[]): string[] {
  return cards.flatMap(({ question, isAway, suspended }) => (isAway && !suspended ? [question.id] : []))
}

/**
 * Cards as one text, for the page's data: React writes, reads and escapes each value by itself, on the server too, and
 * a sitting has thousands.
 */
export function packCards(cards: readonly StudyCard[]): string {
  return JSON.stringify(
    cards.map((card) =>
      card.isAway ? { ...card, question: { id: card.question.id, topic: card.question.topic } } : card,
    ),
  )
}

/** The cards of {@link packCards}. */
export function unpackCards(packed: string): StudyCard[] {
  const cards: StudyCard[] = JSON.parse(packed)
  for (const card of cards) {
    const { memory } = card.progress
    if (card.isAway) card.question = awayQuestion(card.question.id, card.question.topic)
    if (memory) Object.assign(memory, { due: new Date(memory.due), lastReview: new Date(memory.lastReview) })
  }
  return cards
}
