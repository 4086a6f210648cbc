import { getAnswerStandings } from '@/lib/answer/answer-queries'
import { getSetProgress } from '@/lib/review/review-queries'
import { findRequestSession } from '@/lib/session/session-queries'

/** Where each question of a set (`?slug=`) and its answer stand for whoever looks: the set page's island. */
export async function GET(request: Request): Promise<Response> {
  const slug = new URL(request.url).searchParams.get('slug') ?? ''
  const session = await findRequestSession(request)
  const progress = await getSetProgress({ session, slug })
  const headers = { 'Cache-Control': 'no-store' }
  if (!progress) {
    return Response.json({ error: { code: 'not_found', message: 'There is no such set.' } }, { status: 404, headers })
  }
  const answers = await getAnswerStandings(session, Object.keys(progress))
  const questions = Object.fromEntries(
    Object.entries(progress).map(([id, { dueAt }]) => [id, { dueAt, answer: answers[id] ?? null }]),
  )
  return Response.json({ questions }, { headers })
}
