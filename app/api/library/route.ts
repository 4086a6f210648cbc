import { listQuestionListings, listQuestionSets } from '@/lib/question/question-queries'
import type { LibraryIndex } from '@/lib/question/question-views'

export const dynamic = 'force-dynamic'

/** The names of everything published, for the palette. */
export async function GET(): Promise<Response> {
  const [sets, questions] = await Promise.all([listQuestionSets(), listQuestionListings()])
  const index: LibraryIndex = {
    sets: sets.map(({ slug, title }) => ({ slug, title })),
    questions: questions.map(({ slug, text, topic }) => ({ slug, text, topic })),
  }
  return Response.json(index, { headers: { 'Cache-Control': 'no-store' } })
}
