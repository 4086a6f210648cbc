import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isZone, knownZone } from '../platform/zone'
import { addDays, endOfStudyDay, listStudyDays, startOfStudyDay, studyDayOf } from './day'

const HOUR = 3_600_000
const at = (iso: string) => new Date(iso)

describe('studyDayOf', () => {
  it('ends at 04:00, not at midnight', () => {
    expect(studyDayOf(at('2026-11-25T03:59:59.999Z'), 'UTC')).toBe('2026-11-24')
    expect(studyDayOf(at('2026-11-25T04:00:00Z'), 'UTC')).toBe('2026-11-25')
  })

  it('goes by the zone: one instant, two days', () => {
    const instant = at('2026-11-24T15:00:00Z')
    expect(studyDayOf(instant, 'Pacific/Kiritimati')).toBe('2026-11-25')
    expect(studyDayOf(instant, 'Pacific/Pago_Pago')).toBe('2026-11-24')
    expect(studyDayOf(instant, 'Asia/Kathmandu')).toBe('2026-11-24')
  })

  it('crosses months, years and the leap day', () => {
    expect(studyDayOf(at('2027-01-01T03:00:00Z'), 'UTC')).toBe('2026-12-31')
    expect(studyDayOf(at('2028-02-29T12:00:00Z'), 'UTC')).toBe('2028-02-29')
    expect(studyDayOf(at('2028-03-01T01:00:00Z'), 'UTC')).toBe('2028-02-29')
    expect(studyDayOf(at('2027-03-01T01:00:00Z'), 'UTC')).toBe('2027-02-28')
  })

  it('takes a zone that nobody knows for UTC', () => {
    const instant = at('2026-11-24T12:00:00Z')
    expect(studyDayOf(instant, 'Middle/Earth')).toBe(studyDayOf(instant, 'UTC'))
    expect(endOfStudyDay(instant, '')).toEqual(endOfStudyDay(instant, 'UTC'))
  })
})

describe('endOfStudyDay', () => {
  it('is the next 04:00 on the wall', () => {
    expect(endOfStudyDay(at('2026-11-24T12:00:00Z'), 'Europe/Vienna')).toEqual(at('2026-11-25T03:00:00Z'))
    expect(endOfStudyDay(at('2026-11-24T02:59:59Z'), 'Europe/Vienna')).toEqual(at('2026-11-24T03:00:00Z'))
    expect(endOfStudyDay(at('2026-11-24T12:00:00Z'), 'Pacific/Kiritimati')).toEqual(at('2026-11-24T14:00:00Z'))
  })

  it('makes days of 23 and 25 hours when the clocks change', () => {
    // Vienna: forward on 29 March 2026, back on 25 October, both between 01:00 and 03:00.
    expect(endOfStudyDay(at('2026-03-28T20:00:00Z'), 'Europe/Vienna')).toEqual(at('2026-03-29T02:00:00Z'))
    expect(hoursOfDay(at('2026-03-28T20:00:00Z'), 'Europe/Vienna')).toBe(23)
    expect(hoursOfDay(at('2026-10-24T20:00:00Z'), 'Europe/Vienna')).toBe(25)
    expect(hoursOfDay(at('2026-11-24T20:00:00Z'), 'Europe/Vienna')).toBe(24)
  })

  it('survives a day that was left out: Samoa had no 30 December 2011', () => {
    const before = at('2011-12-30T09:00:00Z')
    expect(studyDayOf(before, 'Pacific/Apia')).toBe('2011-12-29')
    expect(endOfStudyDay(before, 'Pacific/Apia').getTime()).toBeGreaterThan(before.getTime())
  })

  it('survives clocks that leap over 04:00 or strike it twice', () => {
    // Antarctica/Troll leaps two hours; Lord Howe Island half an hour; Casey station changed by three at 04:00.
    const places = [
      ['Antarctica/Troll', '2026-03-29'],
      ['Antarctica/Troll', '2026-10-25'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['Antarctica/Casey', '2018-03-11'],
      ['Antarctica/Casey', '2010-03-05'],
    ] as const
    for (const [zone, day] of places) {
      for (let hour = -30; hour <= 30; hour += 0.25) {
        const instant = new Date(Date.parse(`${day}T00:00:00Z`) + hour * HOUR)
        const end = endOfStudyDay(instant, zone)
        expect(end.getTime(), `${zone} ${instant.toISOString()}`).toBeGreaterThan(instant.getTime())
        expect(startOfStudyDay(instant, zone).getTime()).toBeLessThanOrEqual(instant.getTime())
      }
    }
  })

  it('has each instant in the day that it says, for every zone and season', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Vienna',
      'America/New_York',
      'America/St_Johns',
      'Asia/Kolkata',
      'Australia/Adelaide',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Pacific/Chatham',
      'America/Santiago',
      'Africa/Casablanca',
    )
    const instant = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, zone, (now, where) => {
        const start = startOfStudyDay(now, where)
        const end = endOfStudyDay(now, where)
        const day = studyDayOf(now, where)
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(end.getTime()).toBeGreaterThan(now.getTime())
        expect(studyDayOf(start, where)).toBe(day)
        expect(studyDayOf(new Date(end.getTime() - 1), where)).toBe(day)
        expect(studyDayOf(end, where)).toBe(addDays(day, 1))
        const hours = (end.getTime() - start.getTime()) / HOUR
        expect(hours).toBeGreaterThanOrEqual(23)
        expect(hours).toBeLessThanOrEqual(25)
      }),
    )
  })
})

describe('listStudyDays', () => {
  it('has no gap and no overlap, across a change of the clock', () => {
    const days = listStudyDays('2026-10-20', 10, 'Europe/Vienna')
    expect(days.map(({ day }) => day)).toContain('2026-10-25')
    for (const [index, { end }] of days.slice(0, -1).entries()) expect(days[index + 1]?.start).toEqual(end)
  })
})

describe('zones', () => {
  it('knows IANA names, and takes nothing else', () => {
    expect(isZone('Europe/Vienna')).toBe(true)
    for (const name of ['', 'nowhere', 'Europe/Vienna; drop', 'x'.repeat(65), '\u0000', '../etc']) {
      expect(isZone(name)).toBe(false)
      expect(knownZone(name)).toBe('UTC')
    }
  })
})

function hoursOfDay(instant: Date, zone: string): number {
  return (endOfStudyDay(instant, zone).getTime() - startOfStudyDay(instant, zone).getTime()) / HOUR
}
