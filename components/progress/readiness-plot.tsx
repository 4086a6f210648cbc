import { plural } from '@/components/ui/format'
import { topicName } from '@/lib/question/question'
import type { TopicReadiness } from '@/lib/review/readiness'
import { Plot } from './plot'

type Props = {
  topics: TopicReadiness[]
  /** The day as its user reads it; null without an interview, where it is today. */
  interviewDay: string | null
}

const percent = (share: number) => Math.round(share * 100)

/** Per topic, what is recalled times what is covered; the least ready first. */
export function ReadinessPlot({ topics, interviewDay }: Props) {
  const title = interviewDay === null ? 'Readiness today' : `Readiness on ${interviewDay}`
  const [weakest] = topics
  return (
    <Plot
      id="readiness-plot"
      title={title}
      isWide
      finding={weakest ? <Finding {...weakest} /> : 'Nothing rated yet.'}
      table={{
        caption: `${title}, in per cent`,
        columns: ['Topic', 'Recalled', 'Covered', 'Ready'],
        rows: topics.map(({ topic, recalled, covered, ready }) => [
          topicName(topic),
          percent(recalled),
          covered === null ? '–' : percent(covered),
          percent(ready),
        ]),
      }}
    >
      <ul className="readiness">
        {topics.map(({ topic, recalled, ready }) => (
          <li key={topic}>
            <a className="plain" href={`/study?topic=${topic}`}>
              {topicName(topic)}
            </a>
            <span
              className="readiness__bar readiness__bar--of"
              style={{ '--now': percent(ready), '--most': percent(recalled) }}
              aria-hidden="true"
            />
            <span className="mono">{percent(ready)}%</span>
          </li>
        ))}
      </ul>
    </Plot>
  )
}

function Finding({ topic, questions, begun, recalled, covered }: TopicReadiness) {
  const left = questions - begun
  return (
    <>
      What you’d recall (the tick) times what your typed answers cover of it (the dot). Least ready is{' '}
      <b>{topicName(topic)}</b>: {percent(recalled)}% recalled
      {covered === null ? ', and no answer typed yet' : `, ${percent(covered)}% of its points covered`}
      {left > 0 && `; ${plural(left, 'question')} not begun`}.
    </>
  )
}
