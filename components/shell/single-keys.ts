const KEY = 'callback-single-keys'

/** Whether keys of one character act; on until switched off, and where storage is blocked. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

/** Keeps the choice on this device, for all its tabs. */
export function setSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off')
  } catch {
    // Storage is blocked: nothing to keep it in, and the switch shows that it stays on.
  }
  // Other tabs are told by the browser, this one isn't.
  dispatchEvent(new Event('storage'))
}

/** Calls back when the choice changes, here or in another tab. Returns the way to stop. */
export function onSingleKeysChange(listener: () => void): () => void {
  addEventListener('storage', listener)
  return () => removeEventListener('storage', listener)
}
