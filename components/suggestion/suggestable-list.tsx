import { partName, type SuggestionPart } from '@/lib/suggestion/suggestion'

type Props = { questionId: string; suggestable: { part: SuggestionPart; firstLine: string }[] }

/** What a candidate may suggest changes to, once they have answered: to whoever shared the question. */
export function SuggestableList({ questionId, suggestable }: Props) {
  return (
    <section className="card share share__section" aria-labelledby="suggestable">
      <h2 id="suggestable">Suggest a change to whoever shared this</h2>
      <ul>
        {suggestable.map(({ part, firstLine }) => (
          <li key={part}>
            <a className="queue__link" href={`/suggest/${questionId}?part=${part}`}>
              {partName(part)}
              {firstLine !== '' && `: ${firstLine}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
