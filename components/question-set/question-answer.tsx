'use client'

import type { ReactNode } from 'react'
import { calendarDay, formatShortDay, localZone } from '@/components/ui/format'
import { useSetProgress } from './use-set-progress'

type Props = { setSlug: string; questionId: string; children: ReactNode }

/** "Kept 15 Nov" or "Draft", in the face that each is set in; its children where nothing is written, or known. */
export function QuestionAnswer({ setSlug, questionId, children }: Props) {
  const answer = useSetProgress(setSlug)?.[questionId]?.answer
  if (answer?.state === 'draft') return <span className="draft">Draft</span>
  if (answer?.state !== 'kept') return children
  return (
    <>
      <span className="read">Kept</span>{' '}
      {answer.keptAt !== null && formatShortDay(calendarDay(new Date(answer.keptAt), localZone()))}
    </>
  )
}
