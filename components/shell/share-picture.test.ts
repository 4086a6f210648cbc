import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { COLOURS, drawPicture, PICTURE_SIZE } from './share-picture'

const LACKING = 'Łódź 🚀 ⚠️ → 面接 Почему नमस्ते ✓ 👩‍💻 1️⃣'
const TEXTS = {
  'all of Latin-1': Array.from({ length: 0x100 }, (_, code) => String.fromCodePoint(code)).join(''),
  'all else that our faces are said to hold': 'ıŒœ–—‘’‚“”„•…′″‹›€™−',
  'what they lack': LACKING,
  'a sentence with some of it': `${'Everyone knows the Latin alphabet. '.repeat(8)}${LACKING}`,
}

describe('drawPicture', () => {
  const asked: string[] = []
  const { fetch } = globalThis
  beforeEach(() => {
    asked.length = 0
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      // The layout engine carries itself as one.
      if (input.startsWith('data:')) return fetch(input, init)
      asked.push(input)
      throw new Error('There is no network.')
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it.each(Object.entries(TEXTS))(
    'draws %s and asks nobody for a face or an emoji',
    async (_, text) => {
      const picture = { label: text, title: text, titleInstead: 'A title', lead: text, facts: [text] }
      const png = Buffer.from(await (await drawPicture(picture)).arrayBuffer())
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual(PICTURE_SIZE)
      expect(asked).toEqual([])
    },
    60_000,
  )
})

describe('the colours of pictures', () => {
  const tokens = readFileSync('app/styles/tokens.css', 'utf8')

  it.each(Object.entries(COLOURS))('%s is the light token', (name, colour) => {
    const [, lightness, chroma, hue] =
      new RegExp(`--color-${name}: light-dark\\(oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(tokens) ?? []
    expect(hexOf(Number(lightness), Number(chroma), Number(hue))).toBe(colour)
  })
})

/** By the matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code, in one step from LMS to sRGB. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const bytes = linear.map((value) => {
    const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(255 * Math.min(1, Math.max(0, encoded)))
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
