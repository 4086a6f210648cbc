import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { QuestionCard } from '@/components/question/question-card'
import { QuestionNeighbours } from '@/components/question/question-neighbours'
import { Page } from '@/components/shell/page'
import { findQuestion } from '@/lib/question/question-queries'

type Props = { params: Promise<{ slug: string }> }

// Content is imported after the build: each page is made at its first request, then served from the cache.
export const dynamicParams = true
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await findQuestion((await params).slug)
  if (!page) return { title: 'No such question' }
  if ('redirectTo' in page) return {}
  const { question } = page
  return {
    title: question.text,
    description: question.keyPoints.map(({ text }) => text).join('. '),
    alternates: { canonical: `/questions/${question.slug}` },
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
    </Page>
  )
}
