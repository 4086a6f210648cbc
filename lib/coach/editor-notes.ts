import { followPlace, type Place } from './anchor'
import type { CoachView, PointView } from './coach-view'
import type { CoachNote } from './report'

/** The coach's notes as a margin shows them. Pure and light: safe in the browser. */

/** What was read, and what came of it. */
export type Reading = { text: string; view: CoachView }

export type EditorNote = {
  /** The same for what says the same of the same, however the text goes on. */
  key: string
  note: CoachNote
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
 * The notes on a text that may have been edited since it was read: those with a place by their place, then the others.
 * One whose words are gone is gone; so are those on points that its writer vouches for.
 */
export function editorNotes({ text: read, view }: Reading, text: string, { done, claimed }: Replies): EditorNote[] {
  const notes = view.notes.flatMap((note): EditorNote[] => {
    if (note.keyPointId !== null && claimed.has(note.keyPointId)) return []
    const place = note.evidence && followPlace(read, note.evidence, text)
    if (note.evidence && !place) return []
    const key = keyOf(note)
    return [{ key, note, place, isDone: done.has(key) }]
  })
  const start = ({ place }: EditorNote) => place?.start ?? Number.POSITIVE_INFINITY
  return notes.toSorted((a, b) => (start(a) === start(b) ? 0 : start(a) - start(b)))
}

/** The key points of a question, in its order, with what the text says of each; null where nothing was judged. */
export function editorPoints({ text: read, view }: Reading, text: string, { claimed }: Replies): EditorPoint[] | null {
  if (view.gates.some(({ blocks }) => blocks)) return null
  return view.points.map(({ keyPointId, label, evidence }) => {
    const isClaimed = claimed.has(keyPointId) && label !== 'hit'
    const place = evidence && label !== 'miss' ? followPlace(read, evidence, text) : null
    return { keyPointId, label: isClaimed ? 'hit' : label, place, isClaimed }
  })
}

function keyOf({ kind, keyPointId, message }: CoachNote): string {
  return `${kind} ${keyPointId ?? message}`
}
