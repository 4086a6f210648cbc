import { getSetProgress } from '@/lib/review/review-queries'
import { findRequestSession } from '@/lib/session/session-queries'

/** Where each question of a set (`?slug=`) stands for whoever looks: the set page's island. */
export async function GET(request: Request): Promise<Response> {
  const slug = new URL(request.url).searchParams.get('slug') ?? ''
  const questions = await getSetProgress({ session: await findRequestSession(request), slug })
  const headers = { 'Cache-Control': 'no-store' }
  if (!questions) {
    return Response.json({ error: { code: 'not_found', message: 'There is no such set.' } }, { status: 404, headers })
  }
  return Response.json({ questions }, { headers })
}
