import { timingSafeEqual } from 'node:crypto'
import { revalidateTag } from 'next/cache'
import { INTERNAL_SECRET_HEADER, internalSecret } from '@/lib/platform/server-state'
import { CONTENT_TAG } from '@/lib/question/content-tag'

export const dynamic = 'force-dynamic'

/** Drops every cached page that shows content. For the server's own loopback request; to anyone else it isn't there. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request)) return notThere()
  // Not 'max': that would serve the old page once more.
  revalidateTag(CONTENT_TAG, { expire: 0 })
  return Response.json({ ok: true })
}

export const GET = notThere
export const PUT = notThere
export const PATCH = notThere
export const DELETE = notThere

function isOwnRequest(request: Request): boolean {
  const secret = internalSecret()
  if (!secret) return false
  const given = Buffer.from(request.headers.get(INTERNAL_SECRET_HEADER) ?? '')
  const expected = Buffer.from(secret)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function notThere(): Response {
  return new Response('Not found\n', { status: 404, headers: { 'Cache-Control': 'no-store' } })
}
