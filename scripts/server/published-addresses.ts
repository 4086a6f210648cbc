import { listPublishedNames } from '../../lib/question/question-repository'

type Names = { questions: ReadonlySet<string>; sets: ReadonlySet<string>; topics: ReadonlySet<string> }

/** Null until the content was read once: then nothing is taken for missing. */
let names: Names | null = null

/** Reads which questions, sets and topics there are. */
export async function learnPublishedAddresses(): Promise<void> {
  const { questions, sets, topics } = await listPublishedNames()
  names = { questions: new Set(questions), sets: new Set(sets), topics: new Set(topics) }
}

/** The address of a question and of a set, where there are any. */
export function somePublished(): string[] {
  const [question] = names?.questions ?? []
  const [set] = names?.sets ?? []
  return [...(question ? [`/questions/${question}`] : []), ...(set ? [`/sets/${set}`] : [])]
}

/**
 * The address that Next is to answer: one that names a question, a set or a topic that isn't there becomes one that no
 * route has. A page that finds out by itself (`notFound()`) is sent as an empty shell that a script fills in, while the
 * not-found page of an unknown route is whole without JavaScript.
 */
export function answeredAddress(url = '/'): string {
  return names && isMissing(url, names) ? NOWHERE : url
}

/** An address that no route has. */
export const NOWHERE = '/not-found'

function isMissing(url: string, { questions, sets, topics }: Names): boolean {
  // Two slashes in front, and what follows is a host's name, good or bad.
  if (url.startsWith('//') || !URL.canParse(url, 'http://localhost')) return false
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const [, place, name] = pathname.split('/')
  // And whatever lies under it, such as the page's picture.
  if (place === 'questions' && name) return !questions.has(decodeURIComponent(name))
  if (place === 'sets' && name) return !sets.has(decodeURIComponent(name))
  if (pathname !== '/study') return false
  const set = searchParams.get('set')
  const topic = searchParams.get('topic')
  return set ? !sets.has(set) : Boolean(topic) && !topics.has(topic ?? '')
}
