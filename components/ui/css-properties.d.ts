import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties carry measures to the stylesheet. */
    [name: `--${string}`]: string | number | undefined
  }
}
