import type { Gate } from './gates'
import type { Chances, Label } from './label'
import type { StarPart } from './star'

/** What the coach gives back. */

/** Where an answer speaks of a key point: from `start` (0 is the first character) to `end`, which is excluded. */
export type Evidence = { start: number; end: number; text: string }

export type PointReport = {
  keyPointId: string
  label: Label | 'unsure'
  /** The likeliest label, where it isn't sure too. */
  likely: Label
  chances: Chances
  /** Null where nothing speaks of it. */
  evidence: Evidence | null
}

export type CoachReport = {
  /** Why nothing was judged, or remarks on what was. */
  gates: Gate[]
  /** In the order of the question's key points. */
  points: PointReport[]
  /** At most five, the most useful first. */
  notes: CoachNote[]
  /** Which part of a told story each sentence is; empty where the question asks for none. */
  story: (Evidence & { part: StarPart })[]
  /** Whether some key point was judged without phrases: by its text, its detail and the example, less surely. */
  isBare: boolean
}

/** The most useful first. */
export const NOTE_KINDS = ['missing', 'contradiction', 'partly', 'unsure', 'structure', 'delivery', 'covered'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export type CoachNote = {
  kind: NoteKind
  keyPointId: string | null
  /** One or two sentences for the candidate. */
  message: string
  /** Something to answer, in the candidate's own words; "" where there is nothing to ask. */
  ask: string
  evidence: Evidence | null
}
