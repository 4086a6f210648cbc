import { isDatabaseThere } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

/** 200 while requests can be served; 503 when the database is gone. The server answers it while starting and stopping. */
export async function GET(): Promise<Response> {
  const isThere = await isDatabaseThere()
  return Response.json(
    isThere ? { status: 'ok', database: 'ok' } : { status: 'unavailable', database: 'unreachable' },
    { status: isThere ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
