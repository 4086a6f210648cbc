/**
 * Alt and an arrow: from the text to the note next to the caret, from a note to its neighbour, round and round.
 * @param starts where the notes' words begin, in the order of the notes; infinite for those without
 * @returns whether there was a note to go to
 */
export function walkNotes(
  editor: HTMLElement,
  area: HTMLTextAreaElement | null,
  direction: 'up' | 'down',
  starts: readonly number[],
): boolean {
  const notes = [...editor.querySelectorAll<HTMLElement>('.note')]
  const step = direction === 'down' ? 1 : -1
  const standing = notes.findIndex((note) => note.contains(document.activeElement))
  const at = standing >= 0 ? standing + step : fromCaret(area?.selectionStart ?? 0, direction, starts)
  const note = notes.at(at % Math.max(notes.length, 1))
  note?.focus()
  return note !== undefined
}

function fromCaret(caret: number, direction: 'up' | 'down', starts: readonly number[]): number {
  if (direction === 'down')
    return Math.max(
      0,
      starts.findIndex((start) => start >= caret),
    )
  return starts.findLastIndex((start) => start <= caret)
}
