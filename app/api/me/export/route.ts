import { exportOwnData } from '@/lib/portability/portability-queries'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** All that is stored of whoever asks, as a file: docs/export-format.json says what is in it. */
export async function GET(request: Request): Promise<Response> {
  const now = new Date()
  const data = await exportOwnData(request, now)
  if (!data) return Response.json({ error: 'Nothing is stored of you here.' }, { status: 404, headers: NO_STORE })
  const name = `callback-${now.toISOString().slice(0, 10)}.json`
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      ...NO_STORE,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}
