import { exportDesk } from '@/lib/suggestion/desk-export-queries'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** All suggestions that are or were whoever asks to decide, as a file. */
export async function GET(request: Request): Promise<Response> {
  const now = new Date()
  const data = await exportDesk(request, now)
  if (!data) return Response.json({ error: 'No suggestion is yours to decide.' }, { status: 404, headers: NO_STORE })
  const name = `callback-suggestions-${now.toISOString().slice(0, 10)}.json`
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      ...NO_STORE,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })
}
