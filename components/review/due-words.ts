import { calendarDay, formatDay } from '@/components/ui/format'
import { formatInterval } from '@/lib/review/due-ruler'
import type { Rating } from '@/lib/review/review'

const DAY_MS = 86_400_000

/** The ratings as their buttons call them. */
export const RATING_NAMES: Record<Rating, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' }

/** Whether something comes back within minutes or hours, and so isn't named by its day. */
export function isWithinADay(from: Date, due: Date): boolean {
  return due.getTime() - from.getTime() < DAY_MS
}

/** When something comes back, in the fewest words: "10 min", or "Thu 3 Dec". */
export function whenDue(from: Date, due: Date, zone: string): string {
  if (!isWithinADay(from, due)) return formatDay(calendarDay(due, zone))
  return formatInterval((due.getTime() - from.getTime()) / 1000)
}
