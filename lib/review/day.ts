/** A study day ends at four in the morning, so that a late evening still counts as today. */
const DAY_STARTS_AT_HOUR = 4
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Whether a name is an IANA time zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The study day of an instant, YYYY-MM-DD, in a known IANA zone. */
export function studyDayOf(instant: Date, zone: string): string {
  const { year, month, day, hour } = wallClock(instant, zone)
  // By the wall clock and not by subtracting hours, which a change to summer time would shift.
  const date = new Date(Date.UTC(year, month - 1, hour < DAY_STARTS_AT_HOUR ? day - 1 : day))
  return date.toISOString().slice(0, 10)
}

/** The instant at which a study day (YYYY-MM-DD) begins: four in the morning by the zone's wall clock. */
export function startOfStudyDay(day: string, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + DAY_STARTS_AT_HOUR * HOUR_MS
  // The zone's offset there is found by looking; a second look settles it where the first crossed a change of clocks.
  let instant = wanted
  for (let look = 0; look < 2; look += 1) instant = wanted - offsetMs(new Date(instant), zone)
  return new Date(instant)
}

/** The instant at which the study day of another instant ends. */
export function endOfStudyDay(instant: Date, zone: string): Date {
  return startOfStudyDay(addDays(studyDayOf(instant, zone), 1), zone)
}

/** A day (YYYY-MM-DD) so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

function offsetMs(instant: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant.getTime() / 1000) * 1000
}

type WallClock = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>

const formats = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: Date, zone: string): WallClock {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const clock: WallClock = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of format.formatToParts(instant)) {
    if (type in clock) clock[type as keyof WallClock] = Number(value) // `in` has just shown that it is one
  }
  return clock
}
