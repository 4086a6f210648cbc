import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addingEdits, applyEdit, type SetEdit } from './edit-set'
import type { SetContents } from './own-set'
import { questionIdsOf } from './question-set'

const entry = (questionId: string) => ({ questionId, isMustAsk: false, minutes: null })

/** "ab|c" is a set of two sections, s0 with a and b, s1 with c. */
function setOf(shape: string): SetContents {
  const sections = shape.split('|').map((letters, index) => ({
    id: `s${index}`,
    title: `S${index}`,
    entries: [...letters].map(entry),
  }))
  return { title: 'Title', purpose: '', plannedMinutes: null, sections, anchors: {} }
}

function shapeOf({ sections }: SetContents): string {
  return sections.map(({ entries }) => entries.map(({ questionId }) => questionId).join('')).join('|')
}

function done(set: SetContents, ...edits: SetEdit[]): SetContents {
  return edits.reduce((result, edit) => {
    const outcome = applyEdit(result, edit)
    return outcome.kind === 'done' ? outcome.set : result
  }, set)
}

const letter = fc.constantFrom(...'abcdefgh')
const section = fc.constantFrom('s0', 's1', 's2', 'gone')
const spot = { sectionId: fc.option(section), beforeId: fc.option(letter) }
const edit: fc.Arbitrary<SetEdit> = fc.oneof(
  fc.record({ type: fc.constant('add' as const), entries: fc.array(letter.map(entry), { minLength: 1 }), ...spot }),
  fc.record({ type: fc.constant('move' as const), questionId: letter, ...spot }),
  fc.record({ type: fc.constant('entry' as const), questionId: letter, isMustAsk: fc.boolean() }),
  fc.record({
    type: fc.constant('addSection' as const),
    sectionId: section,
    title: fc.constant('New'),
    beforeSectionId: fc.option(section),
    questionIds: fc.array(letter),
  }),
  fc.record({ type: fc.constant('moveSection' as const), sectionId: section, beforeSectionId: fc.option(section) }),
  fc.record({ type: fc.constant('removeSection' as const), sectionId: section }),
)

describe('a step of a set', () => {
  it.each<[string, SetEdit, string]>([
    ['ab|c', { type: 'add', entries: [entry('d'), entry('a')], sectionId: 's0', beforeId: null }, 'abd|c'],
    ['ab|c', { type: 'add', entries: [entry('d')], sectionId: null, beforeId: 'b' }, 'adb|c'],
    ['ab|c', { type: 'add', entries: [entry('d')], sectionId: 'gone', beforeId: 'gone' }, 'ab|cd'],
    ['ab|c', { type: 'move', questionId: 'c', sectionId: 's0', beforeId: 'a' }, 'cab|'],
    ['ab|c', { type: 'move', questionId: 'a', sectionId: 's1', beforeId: null }, 'b|ca'],
    ['ab|c', { type: 'move', questionId: 'a', sectionId: null, beforeId: 'a' }, 'ab|c'],
    ['ab|c', { type: 'remove', questionIds: ['b', 'x'] }, 'a|c'],
    ['a|b|c', { type: 'removeSection', sectionId: 's1' }, 'ab|c'],
    ['a|b|c', { type: 'moveSection', sectionId: 's2', beforeSectionId: 's0' }, 'c|a|b'],
    ['abc', { type: 'addSection', sectionId: 'n', title: 'N', beforeSectionId: null, questionIds: ['b', 'c'] }, 'a|bc'],
  ])('%s with %j is %s', (shape, step, expected) => {
    expect(shapeOf(done(setOf(shape), step))).toBe(expected)
  })

  it('gives an empty set its first section', () => {
    const set = { ...setOf(''), sections: [] }
    expect(shapeOf(done(set, { type: 'add', entries: [entry('a')], sectionId: null, beforeId: null }))).toBe('a')
  })

  it('loses no question and doubles none, whatever two tabs did in whatever order', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const before = setOf('abc|de')
        const ids = questionIdsOf(done(before, ...edits).sections)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of questionIdsOf(before.sections)) expect(ids).toContain(id)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(edit, (step) => {
        const once = done(setOf('abc|de'), step)
        // A heading that was taken away and came back is one that is new.
        fc.pre(step.type !== 'addSection' || step.sectionId === 'gone')
        expect(shapeOf(done(once, step))).toBe(shapeOf(once))
      }),
    )
  })

  it('never writes over a text that the tab hasn’t seen', () => {
    const set = setOf('a')
    const theirs = done(set, { type: 'detail', field: 'title', was: 'Title', value: 'Theirs' })
    expect(theirs.title).toBe('Theirs')
    const mine: SetEdit = { type: 'detail', field: 'title', was: 'Title', value: 'Mine' }
    expect(applyEdit(theirs, mine)).toEqual({ kind: 'overtaken', standing: 'Theirs' })
    expect(applyEdit(theirs, { ...mine, value: 'Theirs' }).kind).toBe('done')
    const rename: SetEdit = { type: 'renameSection', sectionId: 's0', was: 'Before', title: 'Mine' }
    expect(applyEdit(set, rename)).toEqual({ kind: 'overtaken', standing: 'S0' })
  })

  it('says what a kit’s scale means, and takes it back', () => {
    const anchors: [string, string, string, string] = ['a', 'b', 'c', 'd']
    const set = done(setOf('a'), { type: 'anchors', kind: 'technical', anchors })
    expect(set.anchors).toEqual({ technical: anchors })
    expect(done(set, { type: 'anchors', kind: 'technical', anchors: null }).anchors).toEqual({})
  })
})

describe('what is pasted into a set', () => {
  it('stands at its end, under its headings, in its order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('', 'H', 'I'), fc.array(fc.constant(0), { maxLength: 4 })), { maxLength: 5 }),
        (parts) => {
          let count = 0
          const sections = parts.map(([title, places]) => ({ title, entries: places.map(() => entry(`p${count++}`)) }))
          const pasted = { set: { id: 's', title: '', purpose: '', plannedMinutes: null, sections }, questions: [] }
          let ids = 0
          const result = done(setOf('ab|c'), ...addingEdits(pasted, () => `n${ids++}`))
          expect(questionIdsOf(result.sections)).toEqual(['a', 'b', 'c', ...questionIdsOf(sections)])
          const headings = result.sections.slice(2).map(({ title }) => title)
          expect(headings).toEqual(sections.map(({ title }) => title).filter((title) => title !== ''))
        },
      ),
    )
  })
})
