import type { Metadata } from 'next'
import { AccountCard } from '@/components/account/account-card'

// Rendered for each request, so that its scripts carry a nonce, as all under /account do.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Deleted', robots: { index: false } }

export default function DeletedPage() {
  return (
    <AccountCard title="Everything is deleted">
      <p>What you had here is gone from the server and from this browser. Thank you for having been here.</p>
      <p className="buttons">
        <a className="button" href="/">
          Library
        </a>
      </p>
    </AccountCard>
  )
}
