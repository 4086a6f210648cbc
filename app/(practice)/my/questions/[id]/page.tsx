import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QuestionEditor } from '@/components/question-set/own/question-editor'
import { Page } from '@/components/shell/page'
import { SuggestableList } from '@/components/suggestion/suggestable-list'
import { KeyHint } from '@/components/ui/key-hint'
import { getOwnQuestionPage } from '@/lib/question-set/own-set-queries'
import { listSuggestable } from '@/lib/suggestion/suggestion-queries'

export const metadata: Metadata = { title: 'My question', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function OwnQuestionPage({ params }: Props) {
  const page = await getOwnQuestionPage((await params).id)
  if (!page) notFound()
  const { question, sets, isReceived } = page
  const suggestable = isReceived ? await listSuggestable(question.id, new Date()) : []
  return (
    <Page current="sets" skipTo="question">
      <header className="set-head">
        <div>
          <h1 className="read">{question.text}</h1>
          <p className="set-head__purpose">
            {isReceived ? 'Shared with you' : 'A question of yours'}
            {sets.length > 0 && ', in '}
            {sets.map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`/my/sets/${id}`}>{title}</a>
              </span>
            ))}
          </p>
        </div>
        <p className="buttons no-print">
          <a className="button button--primary" href={`/study?questions=${question.id}`} aria-keyshortcuts="S">
            Study <KeyHint>S</KeyHint>
          </a>
          <a className="button" href={`/answers/${question.id}`} aria-keyshortcuts="E">
            Write an answer <KeyHint>E</KeyHint>
          </a>
        </p>
      </header>
      {!isReceived && <QuestionEditor page={page} />}
      {suggestable.length > 0 && <SuggestableList questionId={question.id} suggestable={suggestable} />}
    </Page>
  )
}
