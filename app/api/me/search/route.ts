import { searchLibrary } from '@/lib/question/search-queries'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search-query'
import { findOwnQuestions } from '@/lib/question-set/own-set-queries'
import { findRequestSession } from '@/lib/session/session-queries'

export const dynamic = 'force-dynamic'

/** What can be added to a set: the first of the library's questions that say a query, and of one's own. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const query = (asked.get('q') ?? '').slice(0, MAX_QUERY_CHARACTERS)
  const page = asked.get('page') ?? '1'
  const [library, own] = await Promise.all([
    searchLibrary({ q: query, page }),
    findRequestSession(request).then((session) => findOwnQuestions(session, query)),
  ])
  const body = {
    own: own.hits.map(({ id, text }) => ({ id, text })),
    library: library.hits.map(({ question: { id, slug, text, kind, level, topic, timeLimitSeconds } }) => ({
      ...{ id, slug, text, kind, level, topic, timeLimitSeconds },
      isOwn: false,
    })),
    total: library.total,
    pages: library.pages,
  }
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } })
}
