import type { Metadata } from 'next'
import { AnswerList } from '@/components/answer/answer-list'
import { Page } from '@/components/shell/page'
import { KeyHint } from '@/components/ui/key-hint'
import { ANSWER_STATES } from '@/lib/answer/answer'
import { listAnswerRows } from '@/lib/answer/answer-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { listQuestionSets } from '@/lib/question/question-queries'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search-query'

export const metadata: Metadata = { title: 'My answers', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function AnswersPage({ searchParams }: Props) {
  const parameters = await searchParams
  const query = parameterOf(parameters, 'q')?.slice(0, MAX_QUERY_CHARACTERS) ?? ''
  const wanted = ANSWER_STATES.find((known) => known === parameterOf(parameters, 'state')) ?? null
  const [found, sets] = await Promise.all([listAnswerRows(query), listQuestionSets()])
  return (
    <Page current="answers" skipTo="answers">
      <p className="answers-stories no-print">
        An answer begins with what you have lived:{' '}
        <a href="/stories" aria-keyshortcuts="B">
          my stories
        </a>{' '}
        <KeyHint quiet>B</KeyHint>
      </p>
      <AnswerList found={found} query={query} state={wanted} sets={sets} />
    </Page>
  )
}
