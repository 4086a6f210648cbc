'use client'

import { useEffect } from 'react'
import { shortcutOf } from './shortcut'
import { areSingleKeysOn } from './single-keys'

/**
 * Every key of the product. A control says its key in `aria-keyshortcuts`, which screen readers announce; pressing
 * the key presses the control (a text field is focused). The last visible control wins, so a page's own button
 * goes before the masthead's link of the same key. A control that isn't there has no key.
 */
export function Shortcuts() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const shortcut = shortcutOf(event)
      if (!shortcut || (shortcut.length === 1 && !areSingleKeysOn())) return
      const control = findControl(shortcut)
      if (!control) return
      event.preventDefault()
      if (control.matches('input:not([type=checkbox]), textarea')) control.focus()
      else control.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return null
}

function findControl(shortcut: string): HTMLElement | undefined {
  // What lies open over the page has the keys to itself; Escape is the browser's then.
  const scope = document.querySelector('dialog[open], :popover-open')
  if (scope) return undefined
  const named = document.querySelectorAll<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(shortcut)}"]`)
  return [...named].filter((control) => control.checkVisibility()).at(-1)
}
