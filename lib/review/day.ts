import { knownZone } from '../platform/zone'

/*
 * A study day ends at 04:00 where the user is, so that a late evening still counts as today. Only the platform's own
 * zone data is used: no date library reaches the browser.
 */

const DAY_ENDS_AT_HOUR = 4
const DAY_MS = 86_400_000

/** Later than any review falls due: asks for all that were rated. */
export const FOR_EVER = new Date('9999-01-01T00:00:00Z')

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The study day that an instant belongs to, as `YYYY-MM-DD`: until 04:00 it is still yesterday.
 * @param zone an IANA name; one that isn't known counts as UTC
 */
export function studyDayOf(instant: Date, zone: string): string {
  const { year, month, day, hour } = wallClock(instant, zone)
  return dayName(Date.UTC(year, month - 1, day - (hour < DAY_ENDS_AT_HOUR ? 1 : 0)))
}

/** When the study day of an instant ends: the next 04:00 on the zone's clock, also on days of 23 or 25 hours. */
export function endOfStudyDay(instant: Date, zone: string): Date {
  return startOfNamedDay(addDays(studyDayOf(instant, zone), 1), zone)
}

/** When the study day of an instant began. */
export function startOfStudyDay(instant: Date, zone: string): Date {
  return startOfNamedDay(studyDayOf(instant, zone), zone)
}

/** When a study day begins: 04:00 of its date, or the first instant after it where the clock leaps over that. */
function startOfNamedDay(day: string, zone: string): Date {
  const wanted = Date.parse(`${day}T0${DAY_ENDS_AT_HOUR}:00:00Z`)
  // The offset depends on the instant and the instant on the offset: the second look settles it. Of the two guesses
  // around a change of the clock, the earlier one whose study day is the wanted one is its beginning.
  const guesses = [offsetMs(wanted - DAY_MS, zone), offsetMs(wanted + DAY_MS, zone)].map((offset) => wanted - offset)
  const fits = guesses.filter((guess) => guess + offsetMs(guess, zone) === wanted)
  return new Date(fits.length > 0 ? Math.min(...fits) : Math.max(...guesses))
}

/** A day some days later (or earlier, if negative), as `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return dayName(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS)
}

/** A study day with the instants between which it lies: `start` belongs to it, `end` to the next. */
export type StudyDay = { day: string; start: Date; end: Date }

/** Consecutive study days in a zone, the first by its name. */
export function listStudyDays(firstDay: string, count: number, zone: string): StudyDay[] {
  const starts = Array.from({ length: count + 1 }, (_, index) => startOfNamedDay(addDays(firstDay, index), zone))
  return starts.slice(0, count).map((start, index) => ({
    day: addDays(firstDay, index),
    start,
    end: starts[index + 1] ?? start,
  }))
}

function dayName(utcMs: number): string {
  return new Date(utcMs).toISOString().slice(0, 10)
}

function offsetMs(instantMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(new Date(instantMs), zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000
}

type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number }

function wallClock(instant: Date, zone: string): WallClock {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: knownZone(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  // Names come from outside: the known ones are some 600, and nobody else's may fill the memory.
  if (formats.size < 1000) formats.set(zone, format)
  return format
}
