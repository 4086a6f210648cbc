'use client'

import { calendarDay, localZone } from '@/components/ui/format'
import { useSetProgress } from './use-set-progress'

const DAY_MS = 86_400_000

/** "New", "Due today", "Overdue 3 d" or "Due in 9 d"; nothing until it is known. */
export function QuestionDue({ setSlug, questionId }: { setSlug: string; questionId: string }) {
  const progress = useSetProgress(setSlug)
  if (!progress) return null
  const { dueAt } = progress[questionId] ?? { dueAt: null }
  if (dueAt === null) return <>New</>
  const zone = localZone()
  const days = daysBetween(calendarDay(new Date(), zone), calendarDay(new Date(dueAt), zone))
  if (days < 0) return <span className="overdue">Overdue {-days} d</span>
  return <>{days === 0 ? 'Due today' : `Due in ${days} d`}</>
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
