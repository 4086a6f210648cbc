import { formatDay, plural } from '@/components/ui/format'
import { RATINGS, type Rating } from '@/lib/review/review'
import { DayBars } from './day-bars'
import { Plot } from './plot'

type Day = { day: string } & Record<Rating, number>

const count = (day: Day) => RATINGS.reduce((sum, rating) => sum + day[rating], 0)

/** Ratings a day, the last four weeks: dark is what was recalled, light what wasn't. */
export function ReviewsPlot({ days }: { days: Day[] }) {
  const title = 'Ratings a day'
  const total = days.reduce((sum, day) => sum + count(day), 0)
  const active = days.filter((day) => count(day) > 0).length
  const again = days.reduce((sum, day) => sum + day.again, 0)
  const bars = days.map((day) => ({
    day: day.day,
    parts: [
      { count: count(day) - day.again, className: 'bar' },
      { count: day.again, className: 'bar bar--again' },
    ],
  }))
  const share = total > 0 ? Math.round(((total - again) / total) * 100) : 0
  return (
    <Plot
      id="reviews-plot"
      title={title}
      finding={
        <>
          <b>{plural(total, 'rating')}</b> on {plural(active, 'day')} of the last {days.length}; {share}% of them better
          than Again, which is drawn light.
        </>
      }
      table={{
        caption: title,
        columns: ['Day', 'Again', 'Hard', 'Good', 'Easy'],
        rows: days
          .filter((day) => count(day) > 0)
          .map((day) => [formatDay(day.day), ...RATINGS.map((rating) => day[rating])]),
      }}
    >
      <DayBars
        days={bars}
        title={title}
        width={480}
        labelEvery={7}
        todayIndex={days.length - 1}
        className="plot__wide"
      />
      <DayBars
        days={bars}
        title={title}
        width={326}
        labelEvery={9}
        todayIndex={days.length - 1}
        className="plot__narrow"
      />
    </Plot>
  )
}
