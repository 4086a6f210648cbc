import { opinionRequest } from '@/lib/coach/opinion-queries'
import { statusOf } from '@/lib/platform/result'

export const dynamic = 'force-dynamic'

/** A second opinion on a text: an AskedOpinion gives lines of JSON, each an OpinionLine, as they come. */
export async function POST(request: Request): Promise<Response> {
  const result = await opinionRequest(request)
  // A proxy that gathers an answer before it hands it on would keep the first note back until the last is there.
  const headers = { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' }
  return result.ok
    ? new Response(result.value, { headers: { ...headers, 'Content-Type': 'application/x-ndjson' } })
    : Response.json({ error: result.error }, { status: statusOf(result.error.code), headers })
}
