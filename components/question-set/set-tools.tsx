'use client'

import { useState } from 'react'

/** Copy the link, copy the questions as text, print. They need JavaScript, so they appear with it. */
export function SetTools({ text }: { text: string }) {
  const [said, setSaid] = useState('')

  async function copy(value: string, done: string) {
    try {
      await navigator.clipboard.writeText(value)
      setSaid(done)
    } catch {
      setSaid('Your browser refused. Select and copy by hand.')
    }
  }

  return (
    <div className="set-tools">
      <button
        className="button"
        type="button"
        onClick={() => void copy(location.origin + location.pathname, 'Link copied')}
      >
        Copy link
      </button>
      <button className="button" type="button" onClick={() => void copy(text, 'Questions copied')}>
        Copy as text
      </button>
      <button className="button" type="button" onClick={() => print()}>
        Print
      </button>
      <span className="set-tools__said quiet" role="status">
        {said}
      </span>
    </div>
  )
}
