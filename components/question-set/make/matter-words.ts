import { plural } from '@/components/ui/format'
import { plainTextOf } from '@/lib/question/plain-text'
import { capitalised } from '@/lib/question/question'
import type { ProposedQuestion } from '@/lib/question-set/set-proposal'

/** What came with a question, in a few words: “Guidance, 4 key points, an example answer”. '' where nothing did. */
export function matterWords({ question, isMustAsk, minutes }: ProposedQuestion): string {
  const { guidance, keyPoints, exampleAnswer, followUps, listenFor, notes } = question
  const words = [
    isMustAsk && 'must ask',
    minutes !== null && plural(minutes, 'minute'),
    guidance && 'guidance',
    keyPoints.length > 0 && plural(keyPoints.length, 'key point'),
    exampleAnswer && 'an example answer',
    followUps.length > 0 && plural(followUps.length, 'follow-up'),
    listenFor.length > 0 && `${plural(listenFor.length, 'thing')} to listen for`,
    notes && 'notes',
  ]
    .filter(Boolean)
    .join(', ')
  return capitalised(words)
}

/** A piece of a text: a paragraph, or an item of a list. */
export type MatterPiece = { text: string; isItem: boolean }

const ITEM = /^[ \t]{0,8}(?:[-*+]|\d{1,9}[.)])[ \t]/

/** Markdown as its paragraphs and items in plain words, to read before a set is made of it. */
export function matterPieces(markdown: string): MatterPiece[] {
  return markdown
    .split(/\n[ \t]*\n|\n(?=[ \t]{0,8}(?:[-*+]|\d{1,9}[.)])[ \t])/)
    .map((piece) => ({ text: plainTextOf(piece), isItem: ITEM.test(piece) }))
    .filter(({ text }) => text !== '')
}
