import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SITE } from '@/components/shell/sharing'
import { getPublicUrl } from '@/lib/question/sharing-queries'

/** What other sites show of a public page; each adds what is its own. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(await getPublicUrl()),
    openGraph: { ...SITE, type: 'website' },
    twitter: { card: 'summary_large_image' },
  }
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  return children
}
