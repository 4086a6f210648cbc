import { topicName } from '@/lib/question/question'

/** All topics with their questions' number, each a way to study just that. */
export function TopicLedger({ topics }: { topics: { topic: string; count: number }[] }) {
  return (
    <table className="ledger ledger--topics">
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col" className="number">
            Questions
          </th>
          <th scope="col">
            <span className="visually-hidden">Study it</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, count }) => (
          <tr key={topic}>
            <th scope="row">
              <a className="plain" href={`/search?topic=${topic}`}>
                {topicName(topic)}
              </a>
            </th>
            <td className="number mono">{count}</td>
            <td>
              <a className="button" href={`/study?topic=${topic}`}>
                Study<span className="visually-hidden"> {topicName(topic)}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
