import { parameterOf, type SearchParameters } from '../platform/search-parameters'
import type { StudyScope } from '../question/question-views'

/** What an address asks to study: `?set=SLUG`, `?topic=TOPIC`, else all. */
export function scopeOf(parameters: SearchParameters): StudyScope {
  const slug = parameterOf(parameters, 'set')
  if (slug) return { kind: 'set', slug }
  const topic = parameterOf(parameters, 'topic')
  return topic ? { kind: 'topic', topic } : { kind: 'all' }
}
