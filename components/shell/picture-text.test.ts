import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawableText, titleSetting } from './picture-text'

describe('drawableText', () => {
  it.each([
    ['What’s “it” – to you?', 'What’s “it” – to you?'],
    ['Naïve Ångström, déjà vu', 'Naïve Ångström, déjà vu'],
    ['Łódź and Dvořák asked:\nwhy?', 'ódź and Dvořák asked: why?'.replace('ź', 'z').replace('ř', 'r')],
    ['Ship it 🚀 now', 'Ship it now'],
    ['e\u0301tude', 'étude'],
  ])('draws %j as %j', (text, drawn) => expect(drawableText(text)).toBe(drawn))

  it.each(['なぜここで働きたいのですか', 'Почему вы?', '', '🚀', '面接 で Webhook'])('gives up on %j', (text) =>
    expect(drawableText(text)).toBeNull(),
  )

  it('draws what it drew as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const drawn = drawableText(text)
        if (drawn !== null) expect(drawableText(drawn)).toBe(drawn)
      }),
    )
  })
})

describe('titleSetting', () => {
  it('is the smaller the longer the title is, and leaves room for a line under the head-rule', () => {
    const settings = Array.from({ length: 301 }, (_, length) => titleSetting('x'.repeat(length)))
    const sizes = settings.map(({ size }) => size)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    for (const { lineHeight, maxLines } of settings) expect(lineHeight * maxLines).toBeLessThanOrEqual(320)
  })
})
