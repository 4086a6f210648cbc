/** What is typed, kept by this browser at once: a closing tab has no time for more. */
export type DraftCopy = { answerId: string; text: string; basedOn: string }

const keyOf = (questionId: string, answerId: string | null) => `callback-draft:${questionId}:${answerId ?? 'new'}`

/** Keeps the text of an answer, or of a new one (null). Where storage is blocked or full it lives as long as the page. */
export function keepDraftCopy(questionId: string, answerId: string | null, copy: DraftCopy): void {
  try {
    localStorage.setItem(keyOf(questionId, answerId), JSON.stringify(copy))
  } catch {
    // Nothing to keep it in: the outbox still has what was sent.
  }
}

/** The kept text of an answer, or of a new one (null); null where none is. */
export function readDraftCopy(questionId: string, answerId: string | null): DraftCopy | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(questionId, answerId)) ?? 'null')
    return isCopy(kept) ? kept : null
  } catch {
    return null
  }
}

/** Forgets it, once the server has the text. */
export function forgetDraftCopy(questionId: string, answerId: string | null): void {
  try {
    localStorage.removeItem(keyOf(questionId, answerId))
  } catch {
    // Nothing was kept then.
  }
}

function isCopy(value: unknown): value is DraftCopy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'answerId' in value &&
    typeof value.answerId === 'string' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'basedOn' in value &&
    typeof value.basedOn === 'string'
  )
}
