import type { Metadata } from 'next'
import { CalibrationPlot } from '@/components/progress/calibration-plot'
import { DuePlot } from '@/components/progress/due-plot'
import { MarkedQuestions } from '@/components/progress/marked-questions'
import { NothingYet } from '@/components/progress/nothing-yet'
import { ReadinessPlot } from '@/components/progress/readiness-plot'
import { ReviewsPlot } from '@/components/progress/reviews-plot'
import { TopicPlot } from '@/components/progress/topic-plot'
import { Page } from '@/components/shell/page'
import { calendarDay, formatShortDay } from '@/components/ui/format'
import { getProgressPage } from '@/lib/review/review-queries'

export const metadata: Metadata = { title: 'Progress', robots: { index: false } }

export default async function ProgressPage() {
  const progress = await getProgressPage({ now: new Date() })
  return (
    <Page current="progress" skipTo="plots">
      <header className="progress-head">
        <h1>Progress</h1>
      </header>
      {progress.totals.reviews === 0 ? (
        <NothingYet />
      ) : (
        <div className="plots">
          <DuePlot days={progress.dueByDay} overdue={progress.totals.overdue} />
          <ReviewsPlot days={progress.reviewsByDay} />
          <TopicPlot topics={progress.byTopic} />
          <ReadinessPlot
            topics={progress.readiness}
            interviewDay={progress.interviewAt && formatShortDay(calendarDay(progress.interviewAt, progress.zone))}
          />
          <CalibrationPlot calibration={progress.calibration} />
        </div>
      )}
      <MarkedQuestions questions={progress.marked} />
    </Page>
  )
}
