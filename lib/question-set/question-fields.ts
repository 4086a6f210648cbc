import type { KeyPoint } from '../question/question'
import { onOneLine, SET_LIMITS } from './question-set'

/** A list typed one item a line. What is beyond a list's limit is left to the schema to say. */
export function linesOfText(text: string): string[] {
  return text
    .split('\n')
    .map((line) => onOneLine(line).replace(/^[-•*]\s+/, ''))
    .filter((line) => line !== '')
}

/** Key points as they are typed: a line each, what more there is to say indented below. */
export function textOfKeyPoints(points: readonly KeyPoint[]): string {
  return points
    .map(({ text, detail }) =>
      [
        text,
        ...detail
          .split('\n')
          .filter(Boolean)
          .map((line) => `  ${line}`),
      ].join('\n'),
    )
    .join('\n')
}

/**
 * Key points out of what was typed. One whose words stand as they did keeps its id, and so what was ticked and said of
 * it; so does one whose words were changed in its place.
 */
export function keyPointsOfText(text: string, before: readonly KeyPoint[]): KeyPoint[] {
  const typed: { text: string; detail: string[] }[] = []
  for (const line of text.split('\n')) {
    const said = onOneLine(line).replace(/^[-•*]\s+/, '')
    if (said === '') continue
    const last = typed.at(-1)
    if (/^(?: {2}|\t)/.test(line) && last) last.detail.push(said)
    else typed.push({ text: said, detail: [] })
  }
  const kept = typed.slice(0, SET_LIMITS.keyPoints)
  const taken = new Set<string>()
  const ids = kept.map(({ text: said }) => {
    const same = before.find((point) => point.text === said && !taken.has(point.id))
    if (same) taken.add(same.id)
    return same?.id ?? null
  })
  return kept.map(({ text: said, detail }, index) => {
    const inPlace = kept.length === before.length ? before[index] : undefined
    const id = ids[index] ?? (inPlace && !taken.has(inPlace.id) ? inPlace.id : freeId(index, before, taken))
    taken.add(id)
    return { id, text: said.slice(0, SET_LIMITS.questionCharacters), detail: detail.join('\n') }
  })
}

function freeId(index: number, before: readonly KeyPoint[], taken: ReadonlySet<string>): string {
  for (let number = index + 1; ; number += 1) {
    const id = `point-${number}`
    if (!taken.has(id) && !before.some((point) => point.id === id)) return id
  }
}
