/** The words of the suggestion domain. Pure and light: safe in the browser. */

/** What a reader may propose to change of a question. A key point goes by its id. */
export type SuggestionPart = 'guidance' | 'example' | `point:${string}`

export const SUGGESTION_STATUSES = ['open', 'accepted', 'declined', 'published', 'withdrawn'] as const
/** `published`: of the library, accepted, and an import has brought it. `withdrawn`: by its author, before a decision. */
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number]

/** A change that somebody proposes, with what became of it. */
export type Suggestion = {
  id: string
  /** Null once its author is gone. */
  userId: string | null
  /** Whose question it is; null for the library's. */
  ownerId: string | null
  questionId: string
  /** The id by which its author has the question: their copy's, where it came by a share link. */
  seenAs: string
  part: SuggestionPart
  baseText: string
  text: string
  reason: string
  /** "" for not at all. */
  signedAs: string
  status: SuggestionStatus
  version: number
  /** What was said with the decision; "" for nothing. */
  answer: string
  /** What stood when it was accepted, and what was to stand from then on; null unless it is. */
  replacedText: string | null
  acceptedText: string | null
  createdAt: Date
  /** Or withdrawn; null while it waits. */
  decidedAt: Date | null
  publishedAt: Date | null
}

/**
 * How long texts may be, in characters; how many of one author may be undecided; how many decided ones a desk shows;
 * for how long one that was withdrawn can be sent again.
 */
export const SUGGESTION_LIMITS = {
  textCharacters: 20_000,
  reasonCharacters: 500,
  nameCharacters: 80,
  openPerAuthor: 50,
  decidedShown: 50,
  withdrawnDays: 30,
} as const

const PART = /^(?:guidance|example|point:[a-z][a-z0-9-]{0,79})$/

/** Whether a word names a part of a question. */
export function isPart(word: string): word is SuggestionPart {
  return PART.test(word)
}

/** The key point that a part is; null where it is another text. */
export function pointIdOf(part: SuggestionPart): string | null {
  return part.startsWith('point:') ? part.slice('point:'.length) : null
}

/** A part as a heading says it. */
export function partName(part: SuggestionPart): string {
  if (part === 'guidance') return 'Guidance'
  return part === 'example' ? 'Example answer' : 'Key point'
}

/** What stands in the place of a question that was deleted or archived since. */
export const GONE_QUESTION = 'A question that isn’t there any more'

/** Whom a suggestion is by, as others read it. */
export function signatureOf({ signedAs }: Pick<Suggestion, 'signedAs'>): string {
  return signedAs === '' ? 'a reader' : signedAs
}

/** A text as it is compared and stored: \n ends its lines, and nothing blank stands around it. */
export function plainEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** A key point as one text: the claim is the first line, what it means stands below an empty one. */
export function textOfPoint({ text, detail }: { text: string; detail: string }): string {
  return detail === '' ? text : `${text}\n\n${detail}`
}

/** A key point out of one text, as {@link textOfPoint} writes it. */
export function pointOfText(text: string): { text: string; detail: string } {
  const [claim = '', ...rest] = text.split('\n')
  return { text: claim.trim(), detail: rest.join('\n').trim() }
}
