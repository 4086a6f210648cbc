'use client'

import { useState } from 'react'
import type { OAuthProvider } from '@/lib/account/account-queries'

/** Sign-in by an account elsewhere. It needs JavaScript, and isn't there without. */
export function OAuthButtons({ providers, next }: { providers: OAuthProvider[]; next: string }) {
  const [hasFailed, setHasFailed] = useState(false)
  if (providers.length === 0) return null
  return (
    <div className="oauth">
      {providers.map(({ id, name }) => (
        <button
          key={id}
          className="button"
          type="button"
          onClick={() => void begin(id, next).then((isBegun) => setHasFailed(!isBegun))}
        >
          Go on with {name}
        </button>
      ))}
      {hasFailed && <p role="alert">The server can’t be reached. Try again in a moment.</p>}
    </div>
  )
}

/** next-auth's way: its token, then the address of the provider to go to. */
async function begin(provider: string, next: string): Promise<boolean> {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()
    const callbackUrl = `/account/guest-work?${new URLSearchParams({ next })}`
    const answer = await fetch(`/api/auth/signin/${provider}`, {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, callbackUrl, json: 'true' }),
    })
    const { url } = await answer.json()
    location.assign(url)
    return true
  } catch {
    return false
  }
}
