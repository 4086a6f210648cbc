'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { useSyncExternalStore } from 'react'
import { areSingleKeysOn, onSingleKeysChange, setSingleKeys } from './single-keys'

/** Turns the keys of one character on and off (WCAG 2.1.4). It belongs to the keyboard, so it is kept on the device. */
export function SingleKeysSwitch() {
  const isOn = useSyncExternalStore(onSingleKeysChange, areSingleKeysOn, () => true)
  return (
    <label className="tick keys-switch">
      <input type="checkbox" checked={isOn} onChange={(event) => setSingleKeys(event.target.checked)} />
      <span>Single-letter keys work outside text</span>
    </label>
  )
}
