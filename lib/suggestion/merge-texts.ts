import { diffArrays } from 'diff'

/** What two changes of one text give together; a conflict where they touch. */
export type Merged = { kind: 'merged'; text: string } | { kind: 'conflict' }

/** A change: so many sentences of the base from `start` on give way to others. */
type Hunk = { start: number; end: number; put: string[] }

/** Past its end the two texts count as wholly different: comparing them would take too long. */
const MAX_EDITS = 600

/**
 * Merges two changes of a text, sentence by sentence: a paragraph is mostly one line, so by lines every two changes of
 * it would touch. The same change made twice is one.
 * @param base what both began from
 */
export function mergeTexts(base: string, one: string, other: string): Merged {
  if (one === other || other === base) return { kind: 'merged', text: one }
  if (one === base) return { kind: 'merged', text: other }
  const units = sentencesOf(base)
  const [ours, theirs] = [hunksOf(units, one), hunksOf(units, other)]
  const added = theirs.filter((hunk) => !ours.some((standing) => isSame(standing, hunk)))
  if (added.some((hunk) => ours.some((standing) => isTouching(standing, hunk)))) return { kind: 'conflict' }
  const text: string[] = []
  let at = 0
  for (const { start, end, put } of [...ours, ...added].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text.push(...units.slice(at, start), ...put)
    at = end
  }
  return { kind: 'merged', text: [...text, ...units.slice(at)].join('') }
}

/** A text cut behind its sentences and lines; joined, the pieces are the text. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…]["”’')\]]{0,3}[ \t]+)(?=\S)|(?<=\n)(?=[^\n])/)
}

function hunksOf(base: readonly string[], text: string): Hunk[] {
  const units = sentencesOf(text)
  const changes = diffArrays([...base], units, { maxEditLength: MAX_EDITS })
  if (!changes) return [{ start: 0, end: base.length, put: units }]
  const hunks: Hunk[] = []
  let at = 0
  let open: Hunk | null = null
  for (const { added, removed, value } of changes) {
    if (!added && !removed) {
      open = null
      at += value.length
      continue
    }
    if (!open) {
      open = { start: at, end: at, put: [] }
      hunks.push(open)
    }
    if (added) open.put.push(...value)
    else {
      at += value.length
      open.end = at
    }
  }
  return hunks
}

function isSame(one: Hunk, other: Hunk): boolean {
  return one.start === other.start && one.end === other.end && one.put.join('') === other.put.join('')
}

/** Whether both change a sentence, or one puts something where the other changes: which comes first isn't ours to say. */
function isTouching(one: Hunk, other: Hunk): boolean {
  if (one.start === one.end || other.start === other.end) return one.start <= other.end && other.start <= one.end
  return one.start < other.end && other.start < one.end
}
