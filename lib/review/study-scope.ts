import type { StudyScope } from '../question/question-views'

/** What an address asks to study: `?set=SLUG`, `?topic=TOPIC`, else all. Of a repeated parameter the first counts. */
export function scopeOf(parameters: Record<string, string | string[] | undefined>): StudyScope {
  const [set] = [parameters.set].flat()
  if (set) return { kind: 'set', slug: set }
  const [topic] = [parameters.topic].flat()
  if (topic) return { kind: 'topic', topic }
  return { kind: 'all' }
}
