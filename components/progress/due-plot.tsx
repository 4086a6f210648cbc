import { formatDay, plural } from '@/components/ui/format'
import { DayBars } from './day-bars'
import { Plot } from './plot'

type Props = { days: { day: string; count: number }[]; overdue: number }

/** What falls due in the coming days; what is overdue stands on today. */
export function DuePlot({ days, overdue }: Props) {
  const title = 'Due in the coming days'
  const total = days.reduce((sum, { count }) => sum + count, 0)
  const fullest = days.reduce((best, day) => (day.count > best.count ? day : best), { day: '', count: 0 })
  const bars = days.map(({ day, count }) => ({ day, parts: [{ count, className: 'bar' }] }))
  return (
    <Plot
      id="due-plot"
      title={title}
      isWide
      finding={
        total === 0 ? (
          <>Nothing falls due in the next {days.length} days.</>
        ) : (
          <>
            <b>{plural(total, 'question')}</b> in {days.length} days
            {overdue > 0 && `, ${overdue} of them overdue`}. The fullest day is {formatDay(fullest.day)} with{' '}
            {fullest.count}.
          </>
        )
      }
      table={{ caption: title, columns: ['Day', 'Due'], rows: days.map(({ day, count }) => [formatDay(day), count]) }}
    >
      <DayBars days={bars} title={title} width={1040} labelEvery={2} todayIndex={0} className="plot__wide" />
      <DayBars days={bars} title={title} width={326} labelEvery={5} todayIndex={0} className="plot__narrow" />
    </Plot>
  )
}
