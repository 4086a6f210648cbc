import { findOwnSetDocument } from '@/lib/question-set/own-set-queries'
import { setCsv } from '@/lib/question-set/set-csv'
import { setJson } from '@/lib/question-set/set-json'
import { setMarkdown } from '@/lib/question-set/set-markdown'

export const dynamic = 'force-dynamic'

const FORMATS = {
  md: { type: 'text/markdown', write: setMarkdown },
  csv: { type: 'text/csv', write: setCsv },
  json: { type: 'application/json', write: setJson },
} as const

/** A set of whoever asks as a file: `?id=ID&as=md|csv|json`. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const as = asked.get('as') ?? 'md'
  const document = Object.hasOwn(FORMATS, as) ? await findOwnSetDocument(request, asked.get('id') ?? '') : null
  if (!document) return new Response('There is no such set.', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const { type, write } = FORMATS[as as keyof typeof FORMATS]
  const name = document.set.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'set'
  return new Response(write(document), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="set.${as}"; filename*=UTF-8''${encodeURIComponent(name)}.${as}`,
    },
  })
}
