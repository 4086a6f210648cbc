import { identifyRequest } from '@/lib/session/session-queries'

/** Who is asking, for the outbox; a stranger becomes a guest. The cookie of who is known is renewed. */
export async function GET(request: Request): Promise<Response> {
  const { identity, cookie } = await identifyRequest(request, new Date())
  return Response.json(identity, { headers: { 'Cache-Control': 'no-store', 'Set-Cookie': cookie } })
}
