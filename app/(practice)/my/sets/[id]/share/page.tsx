import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkCard } from '@/components/sharing/link-card'
import { MakeLinkForm } from '@/components/sharing/make-link-form'
import { Page } from '@/components/shell/page'
import { plural } from '@/components/ui/format'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { getSharePage } from '@/lib/sharing/sharing-queries'
import { changeLink, makeLink } from '../../sharing-actions'

export const metadata: Metadata = { title: 'Share a set', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParameters> }

export default async function SharePage({ params, searchParams }: Props) {
  const { id } = await params
  const page = await getSharePage(id, new Date())
  if (!page) notFound()
  const newest = parameterOf(await searchParams, 'at')
  const { set, links, zone, mayShare, isGuest } = page
  return (
    <Page skipTo="links">
      <h1 className="page-title">Share “{set.title}”</h1>
      <p className="share-nav">
        <a href={`/my/sets/${id}`}>Back to the set</a>
        <a href={`/my/sets/${id}/kit`}>Interview kit</a>
        <a href={`/my/sets/${id}/responses`}>Responses</a>
        <a href="/suggestions">Suggestions</a>
      </p>
      <div className="card share">
        <p className="card__header mono">
          <span>{plural(links.length, 'link')}</span>
        </p>
        <hr className="head-rule" />
        <section className="share__section" aria-labelledby="new-link">
          <h2 id="new-link">A new link</h2>
          {mayShare ? <MakeLinkForm setId={id} makeLink={makeLink} /> : <NeedsAccount isGuest={isGuest} />}
        </section>
        <section className="share__section" aria-labelledby="links">
          <h2 id="links">Links</h2>
          {links.length === 0 && (
            <p>No link yet. Whoever gets one needs no account, and sees the set as it stands then.</p>
          )}
          <ol className="share-links">
            {links.map((link) => (
              <LinkCard
                key={link.id}
                link={link}
                setId={id}
                setTitle={set.title}
                zone={zone}
                isNew={link.id === newest}
                changeLink={changeLink}
              />
            ))}
          </ol>
        </section>
      </div>
    </Page>
  )
}

function NeedsAccount({ isGuest }: { isGuest: boolean }) {
  return isGuest ? (
    <p>
      Making a link needs an account, so that you can take it back from anywhere. <a href="/sign-up">Sign up</a>: what
      you made here stays yours. Opening one needs none.
    </p>
  ) : (
    <p>
      Making a link needs a confirmed address or a password. <a href="/account">Confirm yours</a> first.
    </p>
  )
}
