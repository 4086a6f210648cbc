import type { Metadata } from 'next'
import { AnswerList } from '@/components/answer/answer-list'
import { Page } from '@/components/shell/page'
import type { AnswerState } from '@/lib/answer/answer'
import { listAnswerRows } from '@/lib/answer/answer-queries'
import { listQuestionSets } from '@/lib/question/question-queries'

export const metadata: Metadata = { title: 'My answers', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AnswersPage({ searchParams }: Props) {
  const { q, state } = await searchParams
  const query = [q].flat()[0]?.slice(0, 200) ?? ''
  const wanted = (['kept', 'draft', 'none'] as AnswerState[]).find((known) => known === [state].flat()[0]) ?? null
  const [{ rows, zone }, sets] = await Promise.all([listAnswerRows(query), listQuestionSets()])
  return (
    <Page current="answers" skipTo="answers">
      <AnswerList rows={rows} zone={zone} query={query} state={wanted} sets={sets} />
    </Page>
  )
}
