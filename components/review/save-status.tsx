import { plural } from '@/components/ui/format'
import type { OutboxStatus } from '@/lib/session/outbox-browser'

/** Honest words on where the ratings are. Nothing where there is nothing to say. */
export function SaveStatus({ status }: { status: OutboxStatus | null }) {
  return (
    <span className="mono quiet" role="status">
      {status ? wordsFor(status) : ''}
      {status?.state === 'held' && (
        <>
          {' '}
          <a href="/sign-in">Sign in</a>
        </>
      )}
    </span>
  )
}

function wordsFor({ state, waiting }: OutboxStatus): string {
  switch (state) {
    case 'idle':
      return waiting === 0 ? 'Saved' : 'Saving'
    case 'sending':
      return 'Saving'
    case 'offline':
      return 'Waiting for the connection'
    case 'held':
      return `${plural(waiting, 'change')} kept here for who made them`
    case 'memory':
      return 'Storage is blocked: keep this tab open while offline'
    case 'reload':
      return 'Reload to go on saving: there is a newer version'
  }
}
