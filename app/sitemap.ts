import type { MetadataRoute } from 'next'
import { env } from '@/lib/platform/env'
import { listQuestionListings, listQuestionSets } from '@/lib/question/question-queries'

// The address is a setting of the running server, not of the build.
export const dynamic = 'force-dynamic'

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = env().publicUrl ?? ''
  const [sets, questions] = await Promise.all([listQuestionSets(), listQuestionListings()])
  const paths = [
    '/',
    '/due-dates',
    ...sets.map(({ slug }) => `/sets/${slug}`),
    ...questions.map(({ slug }) => `/questions/${slug}`),
  ]
  return paths.map((path) => ({ url: `${base}${path}` }))
}
