import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvText, defused, fused, parseCsv } from './csv'

const cell = fc.oneof(
  fc
    .array(fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', '=', '+', '-', '@', "'", 'a', '\ufeff'))
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
)
const cellsOf = (text: string, delimiter: ',' | ';' | null = ',') =>
  parseCsv(text, delimiter).records.map(({ cells }) => cells)

describe('CSV', () => {
  it.each<[string, string[][]]>([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\rc,"d"',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,,\n\n\n"x\ny"', [['a', '', ''], ['x\ny']]],
    ['"say ""hi""",5" pipe', [['say "hi"', '5" pipe']]],
    ['"a"b,c', [['ab', 'c']]],
    ['', []],
  ])('%j is read', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  it('of one column splits at no mark', () => {
    expect(cellsOf('Tell me, why us?\n"And, then?"\n', null)).toEqual([['Tell me, why us?'], ['And, then?']])
  })

  it('tells on which line each record begins, and a quote that isn’t closed', () => {
    const { records, unclosedAt } = parseCsv('a\r\n"b\r\nc"\r\nd\r\n"e\n', ',')
    expect(records.map(({ line }) => line)).toEqual([1, 2, 4, 5])
    expect(unclosedAt).toBe(5)
  })

  it('comes back exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { maxLength: 5 }), (records) => {
        expect(cellsOf(csvText(records).slice(1))).toEqual(records)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a defused cell', () => {
  it('begins like no formula, and comes back exactly', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(defused(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(fused(defused(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
    expect(defused('Why?')).toBe('Why?')
    expect(fused("'tis")).toBe("'tis")
  })
})
