'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { lazy, Suspense, useEffect, useState } from 'react'
import { sendWaiting } from '@/components/outbox/send-waiting'
import { shortcutOf } from './shortcut'

const OPEN = 'callback-open-palette'

// Loaded at its first use: most visits never need it.
const Palette = lazy(() => import('./palette'))

/** Opens the palette, from a control. */
export function openPalette(): void {
  dispatchEvent(new Event(OPEN))
}

/** Waits for Ctrl+K or Command+K, on every page. */
export function PaletteHost() {
  const [isOpen, setIsOpen] = useState(false)

  useEffect(() => {
    // Here, since this is on every page: a component of its own would cost each of them more bytes.
    sendWaiting()
    const open = () => setIsOpen(true)
    function onKeyDown(event: KeyboardEvent) {
      if (shortcutOf(event) !== 'Control+K') return
      event.preventDefault()
      // Over what lies open over the page nothing else opens.
      if (!document.querySelector('dialog[open]')) open()
    }
    addEventListener(OPEN, open)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener(OPEN, open)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])

  if (!isOpen) return null
  return (
    <Suspense>
      <Palette onClose={() => setIsOpen(false)} />
    </Suspense>
  )
}
