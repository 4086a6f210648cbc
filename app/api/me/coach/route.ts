import { judgeRequest } from '@/lib/coach/coach-queries'
import { statusOf } from '@/lib/platform/result'

export const dynamic = 'force-dynamic'

/** What the coach says of a text: `{questionId, text}` gives a CoachView, with `only: 'labels'` CoachLabels. */
export async function POST(request: Request): Promise<Response> {
  const result = await judgeRequest(request)
  const headers = { 'Cache-Control': 'no-store' }
  return result.ok
    ? Response.json(result.value, { headers })
    : Response.json({ error: result.error }, { status: statusOf(result.error.code), headers })
}
