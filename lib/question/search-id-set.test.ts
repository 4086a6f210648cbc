import fc from 'fast-check'
import { expect, test } from 'vitest'
import { both, countBits, countIds, either, firstIds, hasId, noIds, setOfIds, without } from './search-id-set'

const LAST = 130
const ids = fc.uniqueArray(fc.nat(LAST))
const sorted = (some: Iterable<number>) => [...some].sort((a, b) => a - b)

test('does as sets do', () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(LAST + 5), (a, b, most) => {
      const [setA, setB] = [setOfIds(a, LAST), setOfIds(b, LAST)]
      const all = (set: Uint32Array) => firstIds(set, LAST + 1)
      expect(all(setA)).toEqual(sorted(a))
      expect(firstIds(setA, most)).toEqual(sorted(a).slice(0, most))
      expect(countIds(setA)).toBe(a.length)
      expect(all(both(setA, setB))).toEqual(sorted(a.filter((id) => b.includes(id))))
      expect(all(either(setA, setB))).toEqual(sorted(new Set([...a, ...b])))
      expect(all(without(setA, setB))).toEqual(sorted(a.filter((id) => !b.includes(id))))
      for (const id of b) expect(hasId(setA, id)).toBe(a.includes(id))
    }),
  )
})

test('counts the bits of any number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (bits) => {
      expect(countBits(bits)).toBe((bits >>> 0).toString(2).replaceAll('0', '').length)
    }),
  )
})

test('leaves out what is behind the last', () => {
  expect(countIds(setOfIds([1, 31, 32], 31))).toBe(2)
  expect(countIds(noIds(0))).toBe(0)
})
