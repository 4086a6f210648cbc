import type { PageOwner } from '../session/command'
import { forgetOwn, keepOwn, readOwn } from '../session/own-storage-browser'

/** What is typed, kept by this browser at once: a closing tab has no time for more. */
export type DraftCopy = { answerId: string; text: string; basedOn: string }

const nameOf = (questionId: string, answerId: string | null) => `draft:${questionId}:${answerId ?? 'new'}`

/** Keeps the text of an answer, or of a new one (null). */
export function keepDraftCopy(owner: PageOwner, questionId: string, answerId: string | null, copy: DraftCopy): void {
  keepOwn(owner, nameOf(questionId, answerId), JSON.stringify(copy))
}

/** The kept text of an answer, or of a new one (null); null where none is. */
export function readDraftCopy(owner: PageOwner, questionId: string, answerId: string | null): DraftCopy | null {
  try {
    const kept: unknown = JSON.parse(readOwn(owner, nameOf(questionId, answerId)) ?? 'null')
    return isCopy(kept) ? kept : null
  } catch {
    return null
  }
}

/** Forgets it, once the server has the text. */
export function forgetDraftCopy(owner: PageOwner, questionId: string, answerId: string | null): void {
  forgetOwn(owner, nameOf(questionId, answerId))
}

function isCopy(value: unknown): value is DraftCopy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'answerId' in value &&
    typeof value.answerId === 'string' &&
    value.answerId !== '' &&
    'text' in value &&
    typeof value.text === 'string' &&
    'basedOn' in value &&
    typeof value.basedOn === 'string'
  )
}
