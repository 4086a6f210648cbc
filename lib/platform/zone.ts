/** What a zone that nobody knows is taken for. */
const FALLBACK_ZONE = 'UTC'

/** Whether this platform knows a time zone by this name. */
export function isZone(zone: string): boolean {
  if (zone.length === 0 || zone.length > 64) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The zone if this platform knows it, else UTC: for names that come from outside. */
export function knownZone(zone: string | null | undefined): string {
  return zone && isZone(zone) ? zone : FALLBACK_ZONE
}
