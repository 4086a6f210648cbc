import { getDueSummary } from '@/lib/review/review-queries'
import { findRequestSession } from '@/lib/session/session-queries'

/** What is due for whoever looks: the library's island. `?zone=` counts for those whose zone isn't stored. */
export async function GET(request: Request): Promise<Response> {
  const zone = new URL(request.url).searchParams.get('zone')
  const summary = await getDueSummary({ session: await findRequestSession(request), zone, now: new Date() })
  return Response.json(summary, { headers: { 'Cache-Control': 'no-store' } })
}
