/** What a zone that nobody knows is taken for. */
const FALLBACK_ZONE = 'UTC'

/** Asking the platform takes longer than all else about a day. Names come from outside: nobody's may fill the memory. */
const known = new Set<string>()
const MOST_KNOWN = 1000

/** Whether this platform knows a time zone by this name. */
export function isZone(zone: string): boolean {
  if (known.has(zone)) return true
  if (zone.length === 0 || zone.length > 64) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    if (known.size < MOST_KNOWN) known.add(zone)
    return true
  } catch {
    return false
  }
}

/** The zone if this platform knows it, else UTC: for names that come from outside. */
export function knownZone(zone: string | null | undefined): string {
  return zone && isZone(zone) ? zone : FALLBACK_ZONE
}

/** All zones to choose from, by name; `present` is among them even where this platform lists it by another name. */
export function listZones(present: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), FALLBACK_ZONE, present])].sort()
}
