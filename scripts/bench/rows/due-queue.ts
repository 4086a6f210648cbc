import { endOfStudyDay, startOfStudyDay } from '../../../lib/review/day'
import { planQueue } from '../../../lib/review/queue'
import { findStandings, listDue } from '../../../lib/review/study-repository'
import type { Row } from '../bench-context'
import { MEASURED_USER, userIdOf } from '../data/practice'
import { questionIdOf } from '../data/questions'
import type { Figure, Series } from '../figure'
import { median, percentile, timesOf } from '../measure'
import { DATA_NOW, makePractice, withDatabase } from '../stores'

/** Above so many the study page looks at no more. */
const MOST_DUE = 1_000
const QUESTIONS = 10_000

/** What is due for one who has practised much, in what order, among all that is stored. */
export const dueQueue: Row = {
  name: 'due-queue',
  what: 'due queue, p95',
  async measure({ place, providers, sizes }) {
    const figures: Figure[] = []
    const series: Series[] = []
    const questionIds = Array.from({ length: QUESTIONS }, (_, number) => questionIdOf(number))
    for (const database of providers) {
      const line: Series = { name: 'due queue', database, axis: 'reviews', points: [] }
      for (const reviews of sizes.reviews) {
        const url = await makePractice(place, database, { name: `practice-${reviews}`, reviews, questionIds })
        const times = await withDatabase(url, async () => {
          await timesOf(20, readQueue)
          return timesOf(sizes.samples, readQueue)
        })
        line.points.push({ size: reviews, ms: median(times) })
        if (reviews === sizes.reviews.at(-1))
          figures.push({
            what: `due queue over ${reviews.toLocaleString('en-GB')} reviews, p95`,
            database,
            value: percentile(times, 0.95),
            unit: 'ms',
            target: { better: 'less', bound: 20, stretch: 5 },
          })
      }
      series.push(line)
    }
    return { figures, series }
  },
}

/** As the study page of everything does: two reads, then the order. */
async function readQueue(): Promise<void> {
  const userId = userIdOf(MEASURED_USER)
  const dayEnd = endOfStudyDay(DATA_NOW, 'UTC')
  const everything = { questionIds: null }
  const [due] = await Promise.all([
    listDue(userId, everything, dayEnd, MOST_DUE),
    findStandings(userId, everything, startOfStudyDay(DATA_NOW, 'UTC')),
  ])
  planQueue({
    cards: due.map(({ questionId, progress }, position) => ({
      questionId,
      topic: questionId.slice(-2),
      position,
      progress,
      suspended: false,
    })),
    now: DATA_NOW,
    newLeft: 20,
    dayEnd,
  })
}
