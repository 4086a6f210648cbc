import { getEditorPage } from '@/lib/answer/answer-queries'
import { footOf } from '@/lib/answer/editor-page'
import { findRequestSession } from '@/lib/session/session-queries'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** What stands around an open answer, for the editor that has just changed it: `?slug=QUESTION&answer=ID`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const session = await findRequestSession(request)
  const page = await getEditorPage(session, searchParams.get('slug') ?? '', searchParams.get('answer'))
  if (!page || 'redirectTo' in page) {
    const error = { code: 'not_found', message: 'There is no such question.' }
    return Response.json({ error }, { status: 404, headers: NO_STORE })
  }
  return Response.json(footOf(page), { headers: NO_STORE })
}
