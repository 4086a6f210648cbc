import { revalidateTag } from 'next/cache'
import { INTERNAL_SECRET_HEADER, isInternalSecret } from '@/lib/platform/server-state'
import { CONTENT_TAG } from '@/lib/question/content-tag'

export const dynamic = 'force-dynamic'

/** Drops every cached page that shows content. For the server's own loopback request; to anyone else it isn't there. */
export async function POST(request: Request): Promise<Response> {
  if (!isInternalSecret(request.headers.get(INTERNAL_SECRET_HEADER))) return notThere()
  // Not 'max': that would serve the old page once more.
  revalidateTag(CONTENT_TAG, { expire: 0 })
  return Response.json({ ok: true })
}

export const GET = notThere
export const PUT = notThere
export const PATCH = notThere
export const DELETE = notThere

function notThere(): Response {
  return new Response('Not found\n', { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
