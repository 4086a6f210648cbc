import { KIT_SCORES, type KitScore } from './kit'

/**
 * What an interviewer typed at one question. Its words and the anchor's are kept with it: they say what the score was
 * given for when the question, or the meaning of its scores, has been edited since.
 */
export type KitMark = { question: string; score: KitScore | null; anchor: string; notes: string }

export type KitBlank = 'candidate' | 'interviewer' | 'date'

/** All that was typed into a sheet; marks by their question's key. */
export type KitMarks = Record<KitBlank, string> & { byKey: Record<string, KitMark> }

export const NO_MARKS: KitMarks = { candidate: '', interviewer: '', date: '', byKey: {} }
export const NO_MARK: KitMark = { question: '', score: null, anchor: '', notes: '' }

/** What was typed at a question. Own properties only: a key may be "constructor". */
export function markOf({ byKey }: KitMarks, key: string): KitMark {
  return (Object.hasOwn(byKey, key) ? byKey[key] : undefined) ?? NO_MARK
}

/** The marks with one question's changed; one that says nothing any more is gone. */
export function withMark(marks: KitMarks, key: string, change: Partial<KitMark>): KitMarks {
  const mark = { ...markOf(marks, key), ...change }
  const others = Object.entries(marks.byKey).filter(([other]) => other !== key)
  const isSaying = mark.score !== null || mark.notes !== ''
  return { ...marks, byKey: Object.fromEntries(isSaying ? [...others, [key, mark]] : others) }
}

/** Whether nothing was typed. */
export function isBlank({ candidate, interviewer, date, byKey }: KitMarks): boolean {
  return candidate === '' && interviewer === '' && date === '' && Object.keys(byKey).length === 0
}

/** What was cleared, put back around what has been typed since: that stays, field by field. */
export function withRestored(typed: KitMarks, cleared: KitMarks): KitMarks {
  const filled: KitMarks = {
    candidate: typed.candidate || cleared.candidate,
    interviewer: typed.interviewer || cleared.interviewer,
    date: typed.date || cleared.date,
    byKey: typed.byKey,
  }
  return Object.entries(cleared.byKey).reduce((marks, [key, old]) => {
    const now = markOf(marks, key)
    const scored = now.score === null ? old : now
    return withMark(marks, key, {
      question: now.question || old.question,
      score: scored.score,
      anchor: scored.anchor,
      notes: now.notes || old.notes,
    })
  }, filled)
}

/** The marks that a browser kept as JSON; whatever isn't such is left out. Without zod: the browser reads them. */
export function parseMarks(json: string | null): KitMarks {
  const kept = parseJson(json)
  const byKey = isRecord(kept.byKey) ? kept.byKey : {}
  return {
    candidate: textOf(kept.candidate),
    interviewer: textOf(kept.interviewer),
    date: textOf(kept.date),
    byKey: Object.fromEntries(
      Object.entries(byKey).flatMap(([key, value]) => {
        if (!isRecord(value)) return []
        const score = KIT_SCORES.find((each) => each === value.score) ?? null
        const mark = {
          question: textOf(value.question),
          score,
          anchor: textOf(value.anchor),
          notes: textOf(value.notes),
        }
        return score === null && mark.notes === '' ? [] : [[key, mark]]
      }),
    ),
  }
}

function parseJson(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
