'use client'
// Rendered once or twice: remembering what it rendered would cost every page more bytes than it saves.
'use no memo'

import { KeyHint } from '@/components/ui/key-hint'
import { openPalette } from './palette-host'

/** "Go to": the palette, or the search page where there is no JavaScript. */
export function PaletteLink() {
  return (
    <a
      className="button button--quiet"
      href="/search"
      onClick={(event) => {
        event.preventDefault()
        openPalette()
      }}
    >
      Go to <KeyHint>Ctrl K</KeyHint>
    </a>
  )
}
