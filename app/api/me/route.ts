import type { Identity } from '@/lib/session/command'
import { findRequestSession, sessionCookieFor } from '@/lib/session/session-queries'

/** Who is asking, for the outbox; a stranger becomes a guest. The cookie of who is known is renewed. */
export async function GET(request: Request): Promise<Response> {
  const session = await findRequestSession(request)
  const { userId, header } = sessionCookieFor(session)
  const identity: Identity = { ownerId: userId, isGuest: session?.isGuest ?? true, isNew: session === null }
  return Response.json(identity, { headers: { 'Cache-Control': 'no-store', 'Set-Cookie': header } })
}
