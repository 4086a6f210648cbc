import { findRevealed } from '@/lib/question-set/readable-queries'
import { findRequestSession } from '@/lib/session/session-queries'

export const dynamic = 'force-dynamic'

/** What is behind a question that came sealed, for whoever may read it: `?id=ID`. */
export async function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get('id') ?? ''
  const session = await findRequestSession(request)
  const view = await findRevealed(session?.user?.id ?? null, id)
  const headers = { 'Cache-Control': 'no-store' }
  if (!view) return Response.json({ error: 'There is no such question.' }, { status: 404, headers })
  const { keyPoints, guidanceHtml, exampleAnswerHtml, followUps } = view
  return Response.json({ keyPoints, guidanceHtml, exampleAnswerHtml, followUps }, { headers })
}
