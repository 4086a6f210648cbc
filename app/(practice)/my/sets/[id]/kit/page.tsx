import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KitSheet } from '@/components/kit/kit-sheet'
import { KeysSheet } from '@/components/shell/keys-sheet'
import { Masthead } from '@/components/shell/masthead'
import { getOwnKit } from '@/lib/question-set/kit-queries'

export const metadata: Metadata = { title: 'Interview kit', robots: { index: false } }

type Props = { params: Promise<{ id: string }> }

export default async function OwnKitPage({ params }: Props) {
  const { id } = await params
  const kit = await getOwnKit(id)
  if (!kit) notFound()
  return (
    <>
      <a className="skip-link no-print" href="#main">
        Skip to the questions
      </a>
      <Masthead current="sets" />
      <main id="main">
        <p className="page no-print">
          <a href={`/my/sets/${id}`}>Change this set</a>
        </p>
        <KitSheet sheet={kit.sheet} storageKey={`callback-own:${kit.ownerId}:kit:${id}`} />
      </main>
      <KeysSheet />
    </>
  )
}
