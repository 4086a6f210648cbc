'use client'

import { useSyncExternalStore } from 'react'

const nothingChanges = () => () => undefined
const deviceZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Sends this device's time zone along, where there is JavaScript to know it. */
export function ZoneInput() {
  const zone = useSyncExternalStore(nothingChanges, deviceZone, () => '')
  return <input type="hidden" name="zone" value={zone} />
}
