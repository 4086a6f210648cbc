import type { SaveOutcome } from './answer'

/** Another tab's or device's text that stands where this one wanted to be. */
export type Conflict = { text: string; saveId: string; savedAt: string }

/** One answer in the editor: what is typed, what is on its way, what is stored. */
export type Draft = {
  text: string
  /** What the newest save says, sent or stored. */
  savedText: string
  /** The save that the next one is based on; "" for none. */
  basedOn: string
  /** Saves that are on their way, the oldest first. */
  sending: string[]
  conflict: Conflict | null
}

/** The editor's draft as the server or this browser's own copy has it. */
export function openDraft(text: string, savedText: string, basedOn: string, sending: string[] = []): Draft {
  return { text, savedText, basedOn, sending, conflict: null }
}

/** What was typed. */
export function type(draft: Draft, text: string): Draft {
  return { ...draft, text }
}

/** Whether something is typed that no save says yet. A conflict is decided first. */
export function isDirty(draft: Draft): boolean {
  return draft.conflict === null && draft.text !== draft.savedText
}

/** Takes the text on its way, as a save with this id, based on the one before it. */
export function beginSave(draft: Draft, id: string): Draft {
  return { ...draft, savedText: draft.text, basedOn: id, sending: [...draft.sending, id] }
}

/**
 * What the server said of a save. After a conflict nothing is sent until the writer has chosen; saves that were made
 * on top of the losing one lose as well, and are kept beside it.
 */
export function settle(draft: Draft, id: string, outcome: SaveOutcome): Draft {
  if (!draft.sending.includes(id)) return draft
  const sending = draft.sending.filter((other) => other !== id)
  if (!outcome.conflict) return { ...draft, sending }
  const { text, saveId, savedAt } = outcome
  // The two say the same: nothing to decide.
  if (text === draft.text) return { ...draft, sending, savedText: text, basedOn: saveId, conflict: null }
  return { ...draft, sending, conflict: { text, saveId, savedAt } }
}

/** What the server refused for good: the text stays typed and unsaved. */
export function refuse(draft: Draft, id: string): Draft {
  if (!draft.sending.includes(id)) return draft
  return { ...draft, sending: draft.sending.filter((other) => other !== id) }
}

/** The writer goes on with one of the two texts; the other one is kept as a revision. */
export function choose(draft: Draft, whose: 'mine' | 'theirs'): Draft {
  const { conflict } = draft
  if (!conflict) return draft
  const text = whose === 'mine' ? draft.text : conflict.text
  return { ...draft, text, savedText: conflict.text, basedOn: conflict.saveId, conflict: null }
}

export type DraftStatus = 'Saved' | 'Saving' | 'Waiting for the connection' | 'Waiting for you' | 'Conflict' | ''

/** What keeps a text from being sent: no connection; or somebody else is signed in here, or nobody is. */
export type Hindrance = 'offline' | 'held' | null

/** Honest words on where the text is; nothing before the first word. */
export function statusOf(draft: Draft, hindrance: Hindrance): DraftStatus {
  if (draft.conflict) return 'Conflict'
  if (draft.basedOn === '' && draft.text === '') return ''
  if (!isDirty(draft) && draft.sending.length === 0) return 'Saved'
  if (hindrance === 'held') return 'Waiting for you'
  return hindrance === 'offline' ? 'Waiting for the connection' : 'Saving'
}
