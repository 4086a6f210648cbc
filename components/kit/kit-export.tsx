'use client'

import { useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import type { KitSheet } from '@/lib/question-set/kit'
import type { KitMarks } from '@/lib/question-set/kit-marks'
import { kitNotesJson, kitNotesMarkdown, kitNotesName } from '@/lib/question-set/kit-notes'

type Props = {
  sheet: KitSheet
  marks: KitMarks
  /** Tells a screen reader what was done. */
  onSaid: (sentence: string) => void
  /** Null where nothing was typed. */
  onClear: (() => void) | null
  /** Null where nothing was cleared, and while Undo is offered. */
  onPutBack: (() => void) | null
}

/** What is done with the notes once the interview is over. */
export function KitExport({ sheet, marks, onSaid, onClear, onPutBack }: Props) {
  const [said, setSaid] = useState('')

  function tell(sentence: string) {
    setSaid(sentence)
    onSaid(sentence)
  }

  function save(text: string, ending: 'md' | 'json', type: string) {
    saveFile(`${kitNotesName(sheet, marks)}.${ending}`, new Blob([text], { type }))
    tell(`Saved as a file, .${ending}`)
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(kitNotesMarkdown(sheet, marks))
      tell('Notes copied')
    } catch {
      tell('Your browser refused to copy. Save them as a file.')
    }
  }

  return (
    <section className="kit-export kit-scripted no-print" aria-labelledby="kit-export">
      <h2 id="kit-export">Your notes</h2>
      <p className="kit-export__said quiet">{said || 'Scores and notes, question by question.'}</p>
      <div className="buttons">
        <button
          className="button button--primary"
          type="button"
          aria-keyshortcuts="D"
          onClick={() => save(kitNotesMarkdown(sheet, marks), 'md', 'text/markdown')}
        >
          Save as markdown <KeyHint>D</KeyHint>
        </button>
        <button
          className="button"
          type="button"
          aria-keyshortcuts="F"
          onClick={() => save(kitNotesJson(sheet, marks), 'json', 'application/json')}
        >
          Save as JSON <KeyHint>F</KeyHint>
        </button>
        <button className="button" type="button" aria-keyshortcuts="C" onClick={() => void copy()}>
          Copy <KeyHint>C</KeyHint>
        </button>
        {/* Without a key: a slip of the finger must not empty the sheet in the middle of an interview. */}
        {onClear && (
          <button className="button button--quiet button--delete" type="button" onClick={onClear}>
            Clear what was typed
          </button>
        )}
        {onPutBack && (
          <button className="button button--quiet" type="button" onClick={onPutBack}>
            Put back what was cleared
          </button>
        )}
      </div>
    </section>
  )
}

/** Hands a file to the browser, which saves it where downloads go: nothing leaves the device. */
function saveFile(name: string, content: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser begins to read it in this task's wake; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
