/** Measures in pixels, as the ruling has them (reference/look). */
const LINE = 32
/** A line's box is 32, its words' 24, centred in it. */
const ABOVE_WORDS = 4

/**
 * Puts each note of a margin level with its words; one that would lie on another goes down by whole lines. Those
 * without words stand behind them. Where the margin is below the text, notes stay in their order.
 * @param sheet what holds the marked words
 */
export function levelNotes(margin: HTMLElement, sheet: HTMLElement): void {
  const places = [...margin.querySelectorAll<HTMLElement>('.note-place')]
  const list = margin.querySelector<HTMLElement>('.note-list')
  if (!list) return
  if (places.every((place) => getComputedStyle(place).position === 'static')) {
    for (const place of places) place.style.removeProperty('inset-block-start')
    margin.style.removeProperty('min-block-size')
    return
  }
  const top = margin.getBoundingClientRect().top
  let free = lineAt(list.offsetTop)
  for (const place of places) {
    const [first] = rectsOf(sheet, place)
    const wanted = first ? first.top - ABOVE_WORDS - top : free
    const at = wanted + LINE * Math.max(0, Math.ceil((free - wanted) / LINE))
    place.style.insetBlockStart = `${at}px`
    free = at + place.offsetHeight
  }
  margin.style.minBlockSize = `${free}px`
}

/** The line from the end of a note's words to the note, in the coordinates of `frame`; '' where it has no words. */
export function joinerPath(note: HTMLElement, sheet: HTMLElement, margin: HTMLElement, frame: HTMLElement): string {
  const place = note.closest<HTMLElement>('.note-place')
  const last = place ? rectsOf(sheet, place).at(-1) : undefined
  if (!place || !last) return ''
  const base = frame.getBoundingClientRect()
  const y1 = Math.round(last.top - base.top - ABOVE_WORDS) + 27.5
  const x1 = last.right - base.left
  const x2 = margin.getBoundingClientRect().left - base.left
  const y2 = Math.round(place.getBoundingClientRect().top - base.top) + 24.5
  return `M${x1} ${y1}l4 4H${x2 - 20}L${x2 - 6} ${y2}`
}

/** The boxes of a note's words, line by line. */
function rectsOf(sheet: HTMLElement, { dataset }: HTMLElement): DOMRect[] {
  const words = sheet.querySelectorAll(`[data-note="${CSS.escape(dataset.note ?? '')}"]`)
  return [...words].flatMap((one) => [...one.getClientRects()])
}

function lineAt(pixels: number): number {
  return Math.ceil(pixels / LINE) * LINE
}
