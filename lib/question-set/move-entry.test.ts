import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addEntries,
  addSection,
  moveEntry,
  moveEntryTo,
  placeOfEntry,
  removeEntries,
  removeSection,
  renameSection,
} from './move-entry'
import { type OwnSet, questionIdsOf } from './question-set'

/** 'ab|c' is two sections: a and b, then c. */
const setOf = (shape: string): OwnSet => ({
  id: 's',
  title: 'Mine',
  purpose: '',
  plannedMinutes: null,
  sections: shape.split('|').map((letters, index) => ({
    title: `S${index}`,
    entries: [...letters].map((questionId) => ({ questionId, isMustAsk: questionId === 'a', minutes: 3 })),
  })),
})
const shapeOf = ({ sections }: OwnSet) => sections.map((section) => questionIdsOf([section]).join('')).join('|')

describe('an entry', () => {
  it.each<[string, string, 'up' | 'down', string]>([
    ['abc', 'b', 'up', 'bac'],
    ['abc', 'b', 'down', 'acb'],
    ['abc', 'a', 'up', 'abc'],
    ['abc', 'c', 'down', 'abc'],
    ['ab|cd', 'b', 'down', 'a|bcd'],
    ['ab|cd', 'c', 'up', 'abc|d'],
    ['ab||c', 'b', 'down', 'a|b|c'],
    ['a||bc', 'b', 'up', 'a|b|c'],
    ['ab', 'z', 'up', 'ab'],
  ])('of %s: %s goes %s, and it is %s', (shape, questionId, direction, expected) => {
    const set = setOf(shape)
    const moved = moveEntry(set, questionId, direction)
    expect(shapeOf(moved)).toBe(expected)
    if (shape === expected) expect(moved).toBe(set)
  })

  it.each<[string, string, number, number, string]>([
    ['abcd', 'a', 0, 2, 'bacd'],
    ['abcd', 'a', 0, 4, 'bcda'],
    ['abcd', 'd', 0, 0, 'dabc'],
    ['abcd', 'b', 0, 2, 'abcd'],
    ['ab|cd', 'a', 1, 1, 'b|cad'],
    ['ab|cd', 'a', 1, 99, 'b|cda'],
    ['ab|cd', 'a', 2, 0, 'ab|cd'],
  ])('of %s: %s goes to section %i at %i, and it is %s', (shape, questionId, section, index, expected) => {
    const moved = moveEntryTo(setOf(shape), questionId, { section, index })
    expect(shapeOf(moved)).toBe(expected)
    const place = placeOfEntry(moved, 'a')
    expect(place && moved.sections[place.section]?.entries[place.index]).toMatchObject({ isMustAsk: true, minutes: 3 })
  })

  it('goes up and is back when it goes down', () => {
    fc.assert(
      fc.property(fc.constantFrom('ab|cd', 'a||bcd', '|abcd|', 'abcd'), fc.constantFrom(...'abcd'), (shape, id) => {
        const up = moveEntry(setOf(shape), id, 'up')
        if (shapeOf(up) !== shape) expect(shapeOf(moveEntry(up, id, 'down'))).toBe(shape)
      }),
    )
  })
})

describe('questions', () => {
  it('are added in their order, each once', () => {
    expect(shapeOf(addEntries(setOf('ab|c'), ['d', 'a', 'e', 'd']))).toBe('ab|cde')
    expect(shapeOf(addEntries(setOf('ab|c'), ['d', 'e'], { section: 0, index: 1 }))).toBe('adeb|c')
    expect(shapeOf(addEntries({ ...setOf(''), sections: [] }, ['d']))).toBe('')
  })

  it('are removed', () => {
    expect(shapeOf(removeEntries(setOf('ab|c'), ['a', 'c', 'z']))).toBe('b|')
  })
})

describe('a section', () => {
  it('leaves its questions to a neighbour', () => {
    expect(shapeOf(removeSection(setOf('ab|c|d'), 1))).toBe('abc|d')
    expect(shapeOf(removeSection(setOf('ab|c'), 0))).toBe('abc')
    expect(removeSection(setOf('ab'), 0).sections).toMatchObject([{ title: '', entries: [{}, {}] }])
    expect(removeSection(setOf(''), 0).sections).toEqual([])
  })

  it('is added and renamed', () => {
    const titles = ({ sections }: OwnSet) => sections.map(({ title }) => title)
    expect(titles(addSection(setOf('a|b'), { title: 'New', entries: [] }))).toEqual(['S0', 'S1', 'New'])
    expect(titles(addSection(setOf('a|b'), { title: 'New', entries: [] }, 1))).toEqual(['S0', 'New', 'S1'])
    expect(titles(renameSection(setOf('a|b'), 1, 'New'))).toEqual(['S0', 'New'])
  })
})

describe('any sequence of changes', () => {
  const id = fc.constantFrom(...'abcdefgh')
  const ids = fc.array(id, { maxLength: 4 })
  const index = fc.integer({ min: -1, max: 6 })
  const place = fc.record({ section: index, index })
  /** A change, and which ids it adds and takes away. */
  type Change = { apply: (set: OwnSet) => OwnSet; added?: string[]; removed?: string[] }
  const change = fc.oneof<fc.Arbitrary<Change>[]>(
    fc
      .tuple(id, fc.constantFrom('up' as const, 'down' as const))
      .map(([a, way]) => ({ apply: (set) => moveEntry(set, a, way) })),
    fc.tuple(id, place).map(([a, to]) => ({ apply: (set) => moveEntryTo(set, a, to) })),
    fc
      .tuple(ids, fc.option(place, { nil: undefined }))
      .map(([added, to]) => ({ apply: (set) => addEntries(set, added, to), added })),
    ids.map((removed) => ({ apply: (set) => removeEntries(set, removed), removed })),
    index.map((at) => ({ apply: (set) => addSection(set, { title: 'x', entries: [] }, at) })),
    index.map((at) => ({ apply: (set) => renameSection(set, at, 'y') })),
    index.map((at) => ({ apply: (set) => removeSection(set, at) })),
  )

  it('loses and doubles no entry, and changes no set that it was given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ab|cd', '', 'abcd', '|a|'),
        fc.array(change, { maxLength: 25 }),
        (shape, changes) => {
          let set = setOf(shape)
          const expected = new Set(questionIdsOf(set.sections))
          for (const { apply, added = [], removed = [] } of changes) {
            const before = structuredClone(set)
            const after = apply(set)
            expect(set).toEqual(before)
            // A set without a section has no room.
            if (before.sections.length > 0) for (const questionId of added) expected.add(questionId)
            for (const questionId of removed) expected.delete(questionId)
            set = after
            expect(questionIdsOf(set.sections).sort()).toEqual([...expected].sort())
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
