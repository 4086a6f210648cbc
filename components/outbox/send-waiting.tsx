'use client'
// Rendered once: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { useEffect } from 'react'

/** The database's name, as the outbox opens it. */
const DATABASE = 'callback-outbox'

/**
 * Sends what another page left to be sent, wherever one goes next. The outbox is loaded for it only where this browser
 * has ever made something, and once the page has nothing else to do.
 */
export function SendWaiting() {
  useEffect(() => {
    void hasOutbox().then(async (has) => {
      if (!has) return
      const { openOutbox } = await import('@/lib/session/outbox-browser')
      await openOutbox().flush()
    })
  }, [])
  return null
}

async function hasOutbox(): Promise<boolean> {
  try {
    const databases = await indexedDB.databases()
    return (
      databases.some(({ name }) => name === DATABASE) ||
      Object.keys(localStorage).some((key) => key.startsWith(`${DATABASE}:`))
    )
  } catch {
    // It can't be known: to look costs a moment, not to look may cost an answer.
    return true
  }
}
