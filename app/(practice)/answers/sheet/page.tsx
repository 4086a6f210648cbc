import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerSheetView } from '@/components/answer/answer-sheet'
import { Page } from '@/components/shell/page'
import { getAnswerSheet } from '@/lib/answer/answer-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'

export const metadata: Metadata = { title: 'One sheet for the train', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function AnswerSheetPage({ searchParams }: Props) {
  const sheet = await getAnswerSheet(parameterOf(await searchParams, 'set') ?? '')
  if (!sheet) notFound()
  return (
    <Page current="answers" skipTo="answers">
      <AnswerSheetView sheet={sheet} />
    </Page>
  )
}
