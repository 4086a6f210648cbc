import { keptShare, type Place, placeFollower } from './anchor'
import type { CoachView, PointView } from './coach-view'
import type { CoachNote } from './report'

/** The coach's notes as a margin shows them. Pure and light: safe in the browser. */

/** What was read, and what came of it. */
export type Reading = { text: string; view: CoachView }

/** What another reader said of a text, and whose notes are kept apart from the coach's own. */
export type SecondReading = { text: string; notes: readonly CoachNote[] }

export type EditorNote = {
  /** The same for what says the same of the same, however the text goes on. */
  key: string
  note: CoachNote
  /** Of a second opinion. */
  isSecond: boolean
  /** Where its words stand now; null for what speaks of the whole, or of what isn't there. */
  place: Place | null
  isDone: boolean
}

/** A key point as the list beside the sheet shows it. */
export type EditorPoint = {
  keyPointId: string
  label: PointView['label']
  place: Place | null
  /** Believed on its writer's word. */
  isClaimed: boolean
}

/** What its writer has said to the notes on one answer. */
export type Replies = {
  /** Keys of notes that are done with. */
  done: ReadonlySet<string>
  /** Ids of key points that they say are in it. */
  claimed: ReadonlySet<string>
}

/**
 * The notes on a text that may have been edited since it was read: those with a place by their place, then the others,
 * the coach's own first. One whose words are gone is gone; so are those on points that its writer vouches for.
 */
export function editorNotes(
  reading: Reading | null,
  second: SecondReading | null,
  text: string,
  replies: Replies,
): EditorNote[] {
  const notes = [
    ...(reading ? placedNotes({ text: reading.text, notes: reading.view.notes }, text, replies, false) : []),
    ...(second ? placedNotes(stillOf(second, text), text, replies, true) : []),
  ]
  const start = ({ place }: EditorNote) => place?.start ?? Number.POSITIVE_INFINITY
  return notes.toSorted((a, b) => (start(a) === start(b) ? 0 : start(a) - start(b)))
}

/** Nobody reads a text anew for a second opinion: what it says of the whole goes once most of that was rewritten. */
function stillOf({ text: read, notes }: SecondReading, text: string): SecondReading {
  if (keptShare(read, text) >= LEAST_KEPT) return { text: read, notes }
  return { text: read, notes: notes.filter(({ evidence }) => evidence !== null) }
}

const LEAST_KEPT = 0.5

function placedNotes(
  { text: read, notes }: SecondReading,
  text: string,
  { done, claimed }: Replies,
  isSecond: boolean,
): EditorNote[] {
  const follow = placeFollower(read, text)
  return notes.flatMap((note): EditorNote[] => {
    if (note.keyPointId !== null && claimed.has(note.keyPointId)) return []
    const place = note.evidence && follow(note.evidence)
    if (note.evidence && !place) return []
    const key = isSecond ? `${SECOND}${note.message}` : keyOf(note)
    return [{ key, note, isSecond, place, isDone: done.has(key) }]
  })
}

/**
 * A text as far as notes speak of its words, to the end of the word that the last one ends in: what stands behind it
 * moves none of them. '' where none has a place.
 */
export function markedPart(text: string, notes: readonly EditorNote[]): string {
  const end = Math.max(0, ...notes.map(({ place }) => place?.end ?? 0))
  if (end === 0) return ''
  const rest = text.slice(end).search(/\s/)
  return rest < 0 ? text : text.slice(0, end + rest)
}

/** The key points of a question, in its order, with what the text says of each; null where nothing was judged. */
export function editorPoints({ text: read, view }: Reading, text: string, { claimed }: Replies): EditorPoint[] | null {
  if (view.gates.some(({ blocks }) => blocks)) return null
  const follow = placeFollower(read, text)
  return view.points.map(({ keyPointId, label, evidence }) => {
    const isClaimed = claimed.has(keyPointId) && label !== 'hit'
    const place = evidence && label !== 'miss' ? follow(evidence) : null
    return { keyPointId, label: isClaimed ? 'hit' : label, place, isClaimed }
  })
}

/** Whether a note's key is one of a second opinion's, which goes with its page. */
export function isSecondKey(key: string): boolean {
  return key.startsWith(SECOND)
}

const SECOND = 'second '

function keyOf({ kind, keyPointId, message }: CoachNote): string {
  return `${kind} ${keyPointId ?? message}`
}
