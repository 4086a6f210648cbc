import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NumberedQuestions } from '@/components/question-set/numbered-questions'
import { SetDueButton } from '@/components/question-set/set-due-button'
import { SetTools } from '@/components/question-set/set-tools'
import { Page } from '@/components/shell/page'
import { formatMinutes } from '@/components/ui/format'
import { findQuestionSet } from '@/lib/question/question-queries'
import { questionsAsText } from '@/lib/question/set-text'

type Props = { params: Promise<{ slug: string }> }

// Content is imported after the build: each page is made at its first request, then served from the cache.
export const dynamicParams = true
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const set = await findQuestionSet((await params).slug)
  if (!set) return { title: 'No such set' }
  return {
    title: `${set.title}: ${set.questionCount} interview questions`,
    description: set.purpose,
    alternates: { canonical: `/sets/${set.slug}` },
  }
}

export default async function SetPage({ params }: Props) {
  const set = await findQuestionSet((await params).slug)
  if (!set) notFound()
  let number = 1
  const sections = set.sections.map((section) => {
    const start = number
    number += section.questions.length
    return { ...section, start, id: section.title.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'questions' }
  })
  return (
    <Page current="library" skipTo="questions">
      <header className="set-head">
        <div>
          <h1>{set.title}</h1>
          <p className="set-head__purpose">{set.purpose}</p>
        </div>
        <p className="buttons no-print">
          <SetDueButton setSlug={set.slug} />
        </p>
      </header>
      <div className="card set-sheet">
        <div className="set-sheet__bar">
          <p className="set-sheet__facts">
            {set.questionCount} questions, <span className="mono">{formatMinutes(set.totalSeconds)}</span> aloud
          </p>
          <SetTools text={questionsAsText(set)} />
        </div>
        <hr className="head-rule" />
        {sections.map((section) => (
          <section className="topic" key={section.id} aria-labelledby={section.title ? section.id : undefined}>
            {section.title && <h2 id={section.id}>{section.title}</h2>}
            <NumberedQuestions questions={section.questions} start={section.start} setSlug={set.slug} />
          </section>
        ))}
      </div>
    </Page>
  )
}
