import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { SuggestForm } from '@/components/suggestion/suggest-form'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { partName } from '@/lib/suggestion/suggestion'
import { getSuggestPage } from '@/lib/suggestion/suggestion-queries'
import { sendSuggestion } from '../../suggestions/actions'

export const metadata: Metadata = { title: 'Suggest a change', robots: { index: false } }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParameters> }

export default async function SuggestPage({ params, searchParams }: Props) {
  const { slug } = await params
  const page = await getSuggestPage(slug, parameterOf(await searchParams, 'part'), new Date())
  if (!page) notFound()
  return (
    <Page skipTo="text">
      <article className="card share suggest" aria-labelledby="question">
        <p className="card__header mono">
          <span>Suggest a change</span>
          <span>{partName(page.part)}</span>
        </p>
        <h1 className="card__question" id="question">
          <a className="plain" href={page.address}>
            {page.questionText}
          </a>
        </h1>
        <hr className="head-rule" />
        <div className="card__body suggest__body">
          <SuggestForm page={page} sendSuggestion={sendSuggestion} />
        </div>
      </article>
    </Page>
  )
}
