/** Times and dates as Callback writes them, alike on server and client: no locale of the machine decides. */

/** Whole minutes: "48 min", "1 h 05 min". */
export function formatMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** A size, as one reads it: "640 kB", "1.4 MB". */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A clock time of a question: "2:30". */
export function formatClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A study day (YYYY-MM-DD) as "Thu 3 Dec". */
export function formatDay(day: string): string {
  const { weekday, date, month } = partsOf(day)
  return `${weekday} ${date} ${month}`
}

/** A study day (YYYY-MM-DD) as "3 Dec". */
export function formatShortDay(day: string): string {
  const { date, month } = partsOf(day)
  return `${date} ${month}`
}

function partsOf(day: string): { weekday: string; date: number; month: string } {
  const date = new Date(`${day}T12:00:00Z`)
  return {
    weekday: WEEKDAYS[date.getUTCDay()] ?? '',
    date: date.getUTCDate(),
    month: MONTHS[date.getUTCMonth()] ?? '',
  }
}

/** Of the zone asked for last: making one takes longer than all else about a card. */
let days = { zone: '', format: new Intl.DateTimeFormat() }

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
export function calendarDay(instant: Date, zone: string): string {
  // Canada's English writes dates as ISO does.
  if (days.zone !== zone) days = { zone, format: new Intl.DateTimeFormat('en-CA', { timeZone: zone }) }
  return days.format.format(instant)
}

/** The browser's zone, an IANA name. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The wall clock of an instant in a zone, "09:05". */
export function formatTime(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant)
}

/** "1 question", "2 questions". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
