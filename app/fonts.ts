import localFont from 'next/font/local'

/*
 * All four faces carry the same vertical metrics (ascent minus descent is the height of the capitals), so that a
 * 20/32 line has its baseline at 23 px in each: a draft that becomes a kept answer moves no line. Next reads these
 * calls without running them, so the metrics are written out each time.
 * Only the two faces that every page shows are preloaded; the others load where they are used.
 * How the subsets were cut: docs/decisions/0006-fonts.md.
 */
const newsreader = localFont({
  src: './fonts/newsreader-400-subset.woff2',
  weight: '400',
  variable: '--face-newsreader',
  declarations: [
    { prop: 'ascent-override', value: '95%' },
    { prop: 'descent-override', value: '25%' },
    { prop: 'line-gap-override', value: '0%' },
  ],
  adjustFontFallback: 'Times New Roman',
})

const schibstedGrotesk = localFont({
  src: './fonts/schibsted-grotesk-subset.woff2',
  weight: '400 700',
  variable: '--face-schibsted',
  declarations: [
    { prop: 'ascent-override', value: '95%' },
    { prop: 'descent-override', value: '25%' },
    { prop: 'line-gap-override', value: '0%' },
  ],
  adjustFontFallback: 'Arial',
})

const quattro = localFont({
  src: './fonts/ia-writer-quattro-latin-400-normal.woff2',
  weight: '400',
  variable: '--face-quattro',
  preload: false,
  // Scaled to Newsreader's x-height (0.426 / 0.516); the overrides are scaled by size-adjust, so divided by it here.
  declarations: [
    { prop: 'size-adjust', value: '82.5%' },
    { prop: 'ascent-override', value: '115.15%' },
    { prop: 'descent-override', value: '30.3%' },
    { prop: 'line-gap-override', value: '0%' },
  ],
  adjustFontFallback: false,
})

const geistMono = localFont({
  src: './fonts/geist-mono-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--face-geist-mono',
  preload: false,
  declarations: [
    { prop: 'ascent-override', value: '95%' },
    { prop: 'descent-override', value: '25%' },
    { prop: 'line-gap-override', value: '0%' },
  ],
  adjustFontFallback: false,
})

/** The classes that put the four faces' variables on the root element. */
export const fontVariables = [newsreader, schibstedGrotesk, quattro, geistMono].map((font) => font.variable).join(' ')
