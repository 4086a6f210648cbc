import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flatObjects } from './flat-objects'

const flat = fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()))
/** What may stand around objects: anything but the beginning of one. */
const around = fc.string().map((text) => text.replaceAll('{', '('))

it('finds every object between anything, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(around, flat)),
      around,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (all, end, sizes) => {
        const text = all.map(([before, object]) => before + JSON.stringify(object)).join('') + end
        const take = flatObjects()
        const found: unknown[] = []
        for (let at = 0; at < text.length; ) {
          const size = sizes.next().value ?? 1
          found.push(...take(text.slice(at, at + size)))
          at += size
        }
        expect(found).toEqual(all.map(([, object]) => JSON.parse(JSON.stringify(object))))
      },
    ),
  )
})

it('finds them in an array, and within another object', () => {
  expect(flatObjects()('{"notes": [{"a": "}{"}, {"b": "\\"{"}]}')).toEqual([{ a: '}{' }, { b: '"{' }])
})

it('passes over what broke off, isn’t JSON, or goes on without end, and finds what follows', () => {
  const take = flatObjects()
  expect(take('{"a": "broken off\n{"b": 1} {c: 2} {')).toEqual([{ b: 1 }])
  expect(take(`{"long": "${'x'.repeat(9_000)}"}`)).toEqual([])
  expect(take('{"d": 3}')).toEqual([{ d: 3 }])
})

it('never throws', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => void pieces.flatMap(flatObjects())))
})
