import { OUTBOX_MARK } from '@/lib/session/queued-command'

/**
 * Sends what another page left to be sent, wherever one goes next. The outbox is loaded for it only where this browser
 * has ever made something.
 */
export function sendWaiting(): void {
  try {
    if (localStorage[OUTBOX_MARK]) void import('@/lib/session/flush-outbox-browser')
  } catch {
    // Where storage is blocked nothing outlives its page.
  }
}
