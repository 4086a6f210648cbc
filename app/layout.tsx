import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { PaletteHost } from '@/components/shell/palette-host'
import { DESCRIPTION, TITLE } from '@/components/shell/sharing'
import { Shortcuts } from '@/components/shell/shortcuts'
import { fontVariables } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: TITLE, template: '%s · Callback' },
  description: DESCRIPTION,
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#edf1f3' },
    { media: '(prefers-color-scheme: dark)', color: '#0f141b' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // theme.js may have set data-theme before React sees the element.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a chosen theme never flashes; where storage is blocked it holds for the page. */}
        <script src="/theme.js" />
      </head>
      <body>
        {children}
        <Shortcuts />
        <PaletteHost />
      </body>
    </html>
  )
}
