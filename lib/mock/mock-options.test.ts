import { describe, expect, it } from 'vitest'
import { defaultFields, fieldsOfAddress, mockFields, pacedSeconds, totalSeconds } from './mock-options'

const address = (query: string) => {
  const parameters = new URLSearchParams(query)
  return fieldsOfAddress((name) => parameters.get(name), 7)
}

describe('a mock’s set-up', () => {
  it('is five questions in their own times where an address says nothing', () => {
    expect(address('')).toEqual({ fields: defaultFields(7), problem: null })
    expect(mockFields.parse(defaultFields(7))).toMatchObject({ count: 5, pace: 1, thinkingSeconds: 0, canPause: true })
  })

  it('is pinned by an address', () => {
    const { fields, problem } = address('set=integration-engineer&count=8&order=shuffled&pace=0.5&seed=42')
    expect(problem).toBeNull()
    expect(mockFields.parse(fields)).toMatchObject({
      source: { kind: 'set', slug: 'integration-engineer' },
      count: 8,
      order: 'shuffled',
      pace: 0.5,
      seed: 42,
    })
  })

  it('takes a preset, and what is named besides it', () => {
    expect(address('preset=pressure&count=3').fields).toMatchObject({ pace: '0.75', pause: 'no', count: '3' })
    expect(address('preset=warm-up').fields.pace).toBe('untimed')
    expect(address('preset=toString').problem).toBeNull()
  })

  it('says what can’t be, and shows the rest', () => {
    for (const query of [
      'count=0',
      'count=10000',
      'count=-1',
      'pace=-2',
      'thinking=9999',
      'order=backwards',
      'mode=sung',
    ]) {
      const { fields, problem } = address(`set=s&${query}`)
      expect(problem, query).toMatch(/^This link asks for what can’t be/)
      expect(mockFields.safeParse(fields).success, query).toBe(true)
    }
  })

  it('says so of a source that there can’t be', () => {
    expect(address('from=x')).toMatchObject({ fields: { from: 'mix' }, problem: expect.stringContaining('from what') })
  })

  it('says how long it takes at most', () => {
    const options = mockFields.parse({ ...defaultFields(1), followUps: 'yes', thinking: '20' })
    expect(totalSeconds(120, options)).toBe(5 * (120 + 20 + 60))
    expect(totalSeconds(120, { ...options, pace: null })).toBeNull()
  })

  it('paces in steps of five seconds', () => {
    expect(pacedSeconds(120, 1)).toBe(120)
    expect(pacedSeconds(95, 0.5)).toBe(50)
    expect(pacedSeconds(120, null)).toBeNull()
  })
})
