'use client'

import { useRef, useState } from 'react'
import { calendarDay, formatDay, formatTime, localZone } from '@/components/ui/format'
import { refreshDueSummary } from './use-due-summary'

type Status = 'idle' | 'saving' | 'waiting'

/** The candidate's day: said, set, changed and taken back. Saved through the outbox, so also while offline. */
export default function InterviewDate({ interviewAt }: { interviewAt: string | null }) {
  const [status, setStatus] = useState<Status>('idle')
  const form = useRef<HTMLDetailsElement>(null)

  async function save(date: Date | null) {
    setStatus('saving')
    // Loaded only here: the library itself needs no outbox.
    const { openOutbox } = await import('@/lib/session/outbox-browser')
    const outbox = openOutbox()
    await outbox.enqueue({ name: 'updateSettings', payload: { interviewAt: date?.toISOString() ?? null } })
    await outbox.flush()
    await refreshDueSummary()
    setStatus(navigator.onLine ? 'idle' : 'waiting')
    if (form.current && navigator.onLine) form.current.open = false
  }

  return (
    <>
      <span>{interviewAt ? <Said interviewAt={new Date(interviewAt)} /> : 'Know the day of your interview?'}</span>
      <details className="interview-date" ref={form}>
        <summary>{interviewAt ? 'Change' : 'Set the date'}</summary>
        <form
          className="overlay interview-date__form"
          action={(fields) => {
            const chosen = new Date(String(fields.get('interviewAt')))
            if (!Number.isNaN(chosen.getTime())) void save(chosen)
          }}
        >
          <label className="field">
            <span className="field__label">Interview, date and time</span>
            <input
              className="input"
              type="datetime-local"
              name="interviewAt"
              required
              defaultValue={interviewAt ? localInputValue(new Date(interviewAt)) : undefined}
            />
          </label>
          <p className="buttons">
            <button className="button button--primary" type="submit">
              Save the date
            </button>
            {interviewAt && (
              <button className="button" type="button" onClick={() => void save(null)}>
                No interview
              </button>
            )}
          </p>
          <p className="quiet" role="status">
            {status === 'saving' && 'Saving'}
            {status === 'waiting' && 'Waiting for the connection'}
          </p>
        </form>
      </details>
    </>
  )
}

function Said({ interviewAt }: { interviewAt: Date }) {
  const zone = localZone()
  const days = Math.ceil((interviewAt.getTime() - Date.now()) / 86_400_000)
  return (
    <>
      Interview on{' '}
      <b>
        {formatDay(calendarDay(interviewAt, zone))} at {formatTime(interviewAt, zone)}
      </b>
      {days > 0 ? `, in ${days === 1 ? 'a day' : `${days} days`}` : ', which has passed'}
    </>
  )
}

/** What a datetime-local field holds: the wall clock here, without a zone. */
function localInputValue(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
