import { parameterOf, type SearchParameters } from '../platform/search-parameters'
import type { StudyScope } from '../question/question-views'

/** As many questions as an address may name one by one. */
const MAX_NAMED = 50

/** What an address asks to study: `?set=SLUG`, `?own=ID`, `?topic=TOPIC`, `?questions=SLUG,SLUG`, else all. */
export function scopeOf(parameters: SearchParameters): StudyScope {
  const slug = parameterOf(parameters, 'set')
  if (slug) return { kind: 'set', slug }
  const id = parameterOf(parameters, 'own')
  if (id) return { kind: 'own', id }
  const named = parameterOf(parameters, 'questions')
  if (named) return { kind: 'questions', slugs: named.split(',').slice(0, MAX_NAMED) }
  const topic = parameterOf(parameters, 'topic')
  return topic ? { kind: 'topic', topic } : { kind: 'all' }
}
