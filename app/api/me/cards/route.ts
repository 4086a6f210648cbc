import type { CardTexts } from '@/lib/review/ask-texts-browser'
import { getCardTexts } from '@/lib/review/review-queries'
import { findRequestSession } from '@/lib/session/session-queries'

export const dynamic = 'force-dynamic'

/** What stands on cards that a sitting began without, and for whom: `?ids=ID,ID`. What isn't there is left out. */
export async function GET(request: Request): Promise<Response> {
  const ids = new URL(request.url).searchParams.get('ids') ?? ''
  const session = await findRequestSession(request)
  const texts = await getCardTexts(session, ids === '' ? [] : ids.split(','))
  const answer: CardTexts = { ownerId: session?.userId ?? null, texts }
  return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })
}
