/** What the faces of the pictures hold (app/fonts/*-picture.woff); a test draws every one of them. */
const DRAWN =
  /^[ -~\u00A0-\u00AC\u00AE-\u00FF\u0131\u0152\u0153\u2013\u2014\u2018-\u201A\u201C-\u201E\u2022\u2026\u2032\u2033\u2039\u203A\u20AC\u2122\u2212]*$/

/** Of the letters and figures of a text, how many may be missing before what is left says something else. */
const MAX_LOST_SHARE = 0.1

/**
 * A text as a picture can draw it: for a character that our faces lack, `next/og` would ask Google or a CDN. Accents
 * that they lack are dropped, and so is what has no plainer form; null where too little of the text would be left.
 */
export function drawableText(text: string): string | null {
  const drawn = Array.from(text.normalize('NFC'), plainer).join('').replace(/\s+/g, ' ').trim()
  const wanted = countOf(text)
  return drawn && countOf(drawn) >= wanted * (1 - MAX_LOST_SHARE) ? drawn : null
}

function plainer(character: string): string {
  if (/\s/.test(character)) return ' '
  if (DRAWN.test(character)) return character
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '')
  return DRAWN.test(base) ? base : ''
}

function countOf(text: string): number {
  return text.normalize('NFC').match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** How a title is set: its size, the height of its lines and how many there may be, and lines of lead under them. */
type TitleSetting = { size: number; lineHeight: number; maxLines: number; maxLeadLines: number }

/** By the largest number of characters. Three lines at most where it is large: the card keeps room to think. */
const SETTINGS: [characters: number, TitleSetting][] = [
  [50, { size: 84, lineHeight: 92, maxLines: 3, maxLeadLines: 3 }],
  [90, { size: 72, lineHeight: 80, maxLines: 3, maxLeadLines: 2 }],
  [140, { size: 62, lineHeight: 70, maxLines: 4, maxLeadLines: 2 }],
  [200, { size: 54, lineHeight: 62, maxLines: 5, maxLeadLines: 2 }],
]
const SMALLEST: TitleSetting = { size: 44, lineHeight: 52, maxLines: 6, maxLeadLines: 2 }

/** The longer a title, the smaller it is set, so that it is there whole. */
export function titleSetting(title: string): TitleSetting {
  return SETTINGS.find(([characters]) => title.length <= characters)?.[1] ?? SMALLEST
}
