import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NumberedQuestions } from '@/components/question-set/numbered-questions'
import { SetDueButton } from '@/components/question-set/set-due-button'
import { SetTools } from '@/components/question-set/set-tools'
import { JsonLd } from '@/components/shell/json-ld'
import { Page } from '@/components/shell/page'
import { sharing } from '@/components/shell/sharing'
import { formatMinutes } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { findQuestionSet } from '@/lib/question/question-queries'
import { questionsAsText } from '@/lib/question/set-text'
import { getPublicUrl } from '@/lib/question/sharing-queries'
import { setData } from '@/lib/question/structured-data'

type Props = { params: Promise<{ slug: string }> }

// Content is imported after the build: each page is made at its first request, then served from the cache.
export const dynamicParams = true
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const set = await findQuestionSet((await params).slug)
  if (!set) return { title: 'No such set' }
  const title = `${set.title}: ${set.questionCount} interview questions`
  const description = set.purpose
  return { title, description, ...sharing({ path: `/sets/${set.slug}`, type: 'website', title, description }) }
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
          <a className="button" href={`/mock?set=${set.slug}`} aria-keyshortcuts="M">
            Mock interview <KeyHint>M</KeyHint>
          </a>
          <a className="button" href={`/my/sets/new?set=${set.slug}`}>
            Copy to change or share
          </a>
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
      <JsonLd graph={setData(await getPublicUrl(), set)} />
    </Page>
  )
}
