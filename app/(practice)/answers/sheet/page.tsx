import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerSheetView } from '@/components/answer/answer-sheet'
import { Page } from '@/components/shell/page'
import { getAnswerSheet } from '@/lib/answer/answer-queries'

export const metadata: Metadata = { title: 'One sheet for the train', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AnswerSheetPage({ searchParams }: Props) {
  const { set } = await searchParams
  const sheet = await getAnswerSheet([set].flat()[0] ?? '')
  if (!sheet) notFound()
  return (
    <Page current="answers" skipTo="answers">
      <AnswerSheetView sheet={sheet} />
    </Page>
  )
}
