'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { BrokenPage } from '@/components/shell/broken-page'
import './globals.css'

/** Stands in for the root layout where that itself failed. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Callback</title>
        <BrokenPage number={error.digest} onRetry={reset} />
      </body>
    </html>
  )
}
