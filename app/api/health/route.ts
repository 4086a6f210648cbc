import { checkHealth, type Health } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

const SAID: Record<Health, object> = {
  ok: { status: 'ok', database: 'ok' },
  unreachable: { status: 'unavailable', database: 'unreachable' },
  full: { status: 'unavailable', database: 'full' },
}

/**
 * 200 while requests can be served; 503 when the database is gone, or its disk is full. The server answers it while
 * starting and stopping.
 */
export async function GET(): Promise<Response> {
  const health = await checkHealth()
  const status = health === 'ok' ? 200 : 503
  return Response.json(SAID[health], { status, headers: { 'Cache-Control': 'no-store' } })
}
