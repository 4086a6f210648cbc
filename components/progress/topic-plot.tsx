import { topicName } from '@/lib/question/question'
import { RATINGS, type Rating } from '@/lib/review/review'
import { Plot } from './plot'

type Topic = { topic: string } & Record<Rating, number>

const total = (topic: Topic) => RATINGS.reduce((sum, rating) => sum + topic[rating], 0)
const share = (topic: Topic) => Math.round(((topic.good + topic.easy) / total(topic)) * 100)

/** Per topic, the share of ratings that were Good or Easy; the weakest first. */
export function TopicPlot({ topics }: { topics: Topic[] }) {
  const title = 'Ratings by topic'
  const weakestFirst = [...topics].sort((a, b) => share(a) - share(b))
  const [weakest] = weakestFirst
  return (
    <Plot
      id="topic-plot"
      title={title}
      finding={
        weakest ? (
          <>
            Share of your ratings that were Good or Easy.{' '}
            {share(weakest) < 100 && (
              <>
                <b>{topicName(weakest.topic)}</b> is weakest, at {share(weakest)}%.
              </>
            )}
          </>
        ) : (
          'Nothing rated in the last four weeks.'
        )
      }
      table={{
        caption: title,
        columns: ['Topic', 'Again', 'Hard', 'Good', 'Easy'],
        rows: weakestFirst.map((topic) => [topicName(topic.topic), ...RATINGS.map((rating) => topic[rating])]),
      }}
    >
      <ul className="readiness">
        {weakestFirst.map((topic) => (
          <li key={topic.topic}>
            <a className="plain" href={`/study?topic=${topic.topic}`}>
              {topicName(topic.topic)}
            </a>
            <span className="readiness__bar" style={{ '--now': share(topic) }} aria-hidden="true" />
            <span className="mono">{share(topic)}%</span>
          </li>
        ))}
      </ul>
    </Plot>
  )
}
