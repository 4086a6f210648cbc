import { expect, test } from 'vitest'
import { QUESTION_KINDS } from '../question/question'
import { anchorsOf, DEFAULT_ANCHORS } from './kit'

test('every kind has four anchors that differ, each short enough for a box', () => {
  for (const kind of QUESTION_KINDS) {
    expect(new Set(DEFAULT_ANCHORS[kind]).size).toBe(4)
    for (const anchor of DEFAULT_ANCHORS[kind]) expect(anchor.length).toBeLessThanOrEqual(40)
  }
})

test('a set’s own anchors take the place of the defaults, but for those it left blank', () => {
  const anchors = anchorsOf({ technical: ['Can’t begin', ' ', '', 'Teaches us '] })
  const [, second, third] = DEFAULT_ANCHORS.technical
  expect(anchors).toEqual({ ...DEFAULT_ANCHORS, technical: ['Can’t begin', second, third, 'Teaches us'] })
})
