import { topicName } from '@/lib/question/question'

/** All topics with their questions' number: each can be read, or studied by itself. */
export function TopicList({ topics }: { topics: { topic: string; count: number }[] }) {
  return (
    <ul className="topics">
      {topics.map(({ topic, count }) => (
        <li key={topic}>
          <a className="plain topics__name" href={`/search?topic=${topic}`}>
            {topicName(topic)}
          </a>
          <span className="mono">{count}</span>
          <a href={`/study?topic=${topic}`}>
            Study<span className="visually-hidden"> {topicName(topic)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
