'use client'
// Rendered once: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { useEffect } from 'react'
import { OUTBOX_MARK } from '@/lib/session/queued-command'

/**
 * Sends what another page left to be sent, wherever one goes next. The outbox is loaded for it only where this browser
 * has ever made something.
 */
export function SendWaiting() {
  useEffect(() => {
    try {
      if (localStorage[OUTBOX_MARK]) {
        void import('@/lib/session/outbox-browser').then(({ openOutbox }) => openOutbox().flush())
      }
    } catch {
      // Where storage is blocked nothing outlives its page.
    }
  }, [])
  return null
}
