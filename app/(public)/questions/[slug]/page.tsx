import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { QuestionCard } from '@/components/question/question-card'
import { QuestionNeighbours } from '@/components/question/question-neighbours'
import { JsonLd } from '@/components/shell/json-ld'
import { Page } from '@/components/shell/page'
import { sharing } from '@/components/shell/sharing'
import { findQuestion } from '@/lib/question/question-queries'
import { getPublicUrl } from '@/lib/question/sharing-queries'
import { questionData } from '@/lib/question/structured-data'

type Props = { params: Promise<{ slug: string }> }

// Content is imported after the build: each page is made at its first request, then served from the cache.
export const dynamicParams = true
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await findQuestion((await params).slug)
  if (!page) return { title: 'No such question' }
  if ('redirectTo' in page) return {}
  const { question } = page
  const description = question.keyPoints.map(({ text }) => text).join('. ')
  return {
    title: question.text,
    description,
    ...sharing({ path: `/questions/${question.slug}`, type: 'article', title: question.text, description }),
  }
}

export default async function QuestionPage({ params }: Props) {
  const page = await findQuestion((await params).slug)
  if (!page) notFound()
  // A renamed question keeps its old address.
  if ('redirectTo' in page) permanentRedirect(`/questions/${page.redirectTo}`)
  return (
    <Page current="library" skipTo="question">
      <QuestionCard question={page.question} sets={page.sets} />
      <QuestionNeighbours previous={page.previous} next={page.next} />
      <JsonLd graph={questionData(await getPublicUrl(), page)} />
    </Page>
  )
}
