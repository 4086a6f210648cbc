'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { lazy, Suspense } from 'react'
import { calendarDay, formatDay, formatMinutes, formatTime, localZone, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import type { DueSummary } from '@/lib/review/due-summary'
import { secondsFor } from '@/lib/review/estimate'
import { Road } from './road'
import { useDueSummary } from './use-due-summary'

// Only whoever has studied sees it: a stranger's page needn't load it.
const InterviewDate = lazy(() => import('./interview-date'))

/**
 * The day: one sentence, one key, and the road to the interview. Rendered for a stranger, since the page is cached
 * for everyone; what is mine takes its place after loading, in the same room.
 */
export function DayIsland({ questionCount }: { questionCount: number }) {
  const summary = useDueSummary()
  const isMine = summary?.hasReviewed ?? false
  const words = isMine && summary ? wordsFor(summary) : wordsForStranger(questionCount)
  return (
    <section className="day" aria-labelledby="due">
      <div className="day__words">
        <h1 className="day__due" id="due">
          {words.title}
        </h1>
        <p className="day__detail">{words.detail}</p>
        <p className="buttons">
          <a className="button button--primary" href="/study" aria-keyshortcuts="S">
            {words.action} <KeyHint>S</KeyHint>
          </a>
          {isMine && (
            <a className="button" href="/mock" aria-keyshortcuts="M">
              Rehearse <KeyHint>M</KeyHint>
            </a>
          )}
        </p>
      </div>
      <div>
        <Road days={isMine && summary ? summary.road : null} interviewDay={interviewDayOf(summary)} />
        <div className="road__caption">
          {isMine && summary ? (
            <Suspense>
              <InterviewDate interviewAt={summary.interviewAt} />
            </Suspense>
          ) : (
            <span>
              Rate one <b>Good</b> and it comes back in 2 days, then in 11, then in 46: just before you would forget it.
            </span>
          )}
        </div>
      </div>
    </section>
  )
}

type Words = { title: string; detail: string; action: string }

function wordsForStranger(questionCount: number): Words {
  return {
    title: `${questionCount} questions to know by heart`,
    detail: 'Answer aloud, look, and rate how well you knew it. No account, no form: your first card is one key away.',
    action: 'Study',
  }
}

function wordsFor(summary: DueSummary): Words {
  const { dueToday, overdue, newLeft, reviewedToday } = summary
  if (dueToday > 0) {
    const late = overdue > 0 ? ` ${overdue} overdue.` : ''
    const fresh = newLeft > 0 ? ` Then ${newLeft} new.` : ''
    return {
      title: `${dueToday} due today`,
      detail: `About ${formatMinutes(secondsFor(dueToday))}.${late}${fresh}`,
      action: 'Study',
    }
  }
  const done = reviewedToday > 0 ? `${plural(reviewedToday, 'question')} rated today. ` : ''
  if (newLeft > 0) {
    return {
      title: nothingDue(summary),
      detail: `${done}${plural(newLeft, 'new question')} left for today.`,
      action: 'Study new ones',
    }
  }
  return {
    title: nothingDue(summary),
    detail: `${done}Nothing new is left for today.`,
    action: 'Study',
  }
}

function nothingDue({ nextDueAt }: DueSummary): string {
  if (nextDueAt === null) return 'Nothing due'
  const next = new Date(nextDueAt)
  const zone = localZone()
  return `Nothing due until ${formatDay(calendarDay(next, zone))} ${formatTime(next, zone)}`
}

function interviewDayOf(summary: DueSummary | null): string | null {
  return summary?.interviewAt ? calendarDay(new Date(summary.interviewAt), localZone()) : null
}
