'use client'

import { type CSSProperties, useEffect, useState } from 'react'
import { formatClock } from '@/components/ui/format'

type Props = {
  /** Milliseconds that the turn has taken; read once a second. */
  spentMs: () => number
  limitSeconds: number | null
  /** Said to whoever listens, at half, thirty seconds before the end, and over. */
  isAnnounced: boolean
}

/** Time as a hairline across the top: amber from four fifths, red past the end; the figure by pointer or focus. */
export function Hairline({ spentMs, limitSeconds, isAnnounced }: Props) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const tick = () => setSeconds(Math.floor(spentMs() / 1000))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [spentMs])
  const share = limitSeconds === null ? 0 : seconds / limitSeconds
  const measures: CSSProperties = { '--spent': Math.min(share, 1) }
  return (
    <>
      <div
        className="hairline"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the figure shows on focus, for those without a pointer.
        tabIndex={0}
        role="timer"
        aria-label="Time for this question"
        style={measures}
        data-late={share >= 0.8 && share <= 1 ? '' : undefined}
        data-over={share > 1 ? '' : undefined}
      >
        <span className="hairline__figure mono">{figureOf(seconds, limitSeconds)}</span>
      </div>
      <p className="visually-hidden" role="status">
        {isAnnounced && limitSeconds !== null ? announcementOf(seconds, limitSeconds) : ''}
      </p>
    </>
  )
}

function figureOf(seconds: number, limitSeconds: number | null): string {
  if (limitSeconds === null) return formatClock(seconds)
  if (seconds > limitSeconds) return `${formatClock(seconds - limitSeconds)} over`
  return `${formatClock(seconds)} of ${formatClock(limitSeconds)}`
}

/** The same words until the next of them are due: whoever listens hears each once. */
function announcementOf(seconds: number, limitSeconds: number): string {
  if (seconds > limitSeconds) return 'Time is over. Go on as long as you need.'
  if (limitSeconds > 60 && seconds >= limitSeconds - 30) return '30 seconds left.'
  return seconds >= limitSeconds / 2 ? 'Half of the time is over.' : ''
}
