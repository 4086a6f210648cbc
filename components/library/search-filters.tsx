import { QUESTION_KINDS, QUESTION_LEVELS, topicName } from '@/lib/question/question'
import type { SearchFilters as Filters, SearchChoices } from '@/lib/question/search-views'
import { searchAddress } from './search-address'
import { isNarrowed } from './search-sentences'

type Choice = { value: string; name: string; count?: number }
type Props = {
  query: string
  filters: Filters
  choices: SearchChoices
  /** Of whoever looks: they are searched apart from the library. */
  ownSets: { id: string; title: string }[]
}

/** What a search is narrowed by, each group behind its name: links, since the choice lives in the address. */
export function SearchFilters({ query, filters, choices, ownSets }: Props) {
  const named = (values: readonly string[]): Choice[] => values.map((value) => ({ value, name: topicName(value) }))
  const groups: { group: keyof Filters; title: string; choices: Choice[] }[] = [
    { group: 'set', title: 'Set', choices: choices.sets.map(({ slug, title }) => ({ value: slug, name: title })) },
    {
      group: 'topic',
      title: 'Topic',
      choices: choices.topics.map(({ topic, count }) => ({ value: topic, name: topicName(topic), count })),
    },
    { group: 'kind', title: 'Kind', choices: named(QUESTION_KINDS) },
    { group: 'level', title: 'Level', choices: named(QUESTION_LEVELS) },
  ]
  return (
    <div className="narrow">
      {groups.map(({ group, title, choices: groupChoices }) => {
        const chosen = groupChoices.find(({ value }) => value === filters[group])
        return (
          <details className="narrow__group" name="narrow" key={group}>
            <summary className={chosen ? 'narrow__name narrow__name--chosen' : 'narrow__name'}>
              {title}
              {chosen && `: ${chosen.name}`}
            </summary>
            <nav className="narrow__choices" aria-label={`Filter by ${group}`}>
              {[{ value: null, name: 'All', count: undefined }, ...groupChoices].map(({ value, name, count }) => (
                <a
                  key={name}
                  href={searchAddress({ ...filters, q: query, [group]: value })}
                  aria-current={value === filters[group] ? 'true' : undefined}
                >
                  {name} {count !== undefined && <span className="mono">{count}</span>}
                </a>
              ))}
              {group === 'set' &&
                ownSets.map(({ id, title: name }) => (
                  <a key={id} href={`/search?${new URLSearchParams({ q: query, own: id })}`}>
                    {name} <span className="mono">mine</span>
                  </a>
                ))}
            </nav>
          </details>
        )
      })}
      {isNarrowed(filters) && (
        <a className="narrow__clear" href={searchAddress({ q: query })}>
          Show all
        </a>
      )}
    </div>
  )
}
