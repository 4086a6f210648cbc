import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { type PasteSource, SET_FILE_EXTENSIONS } from '@/lib/question-set/set-file'
import { OpenedFileCard } from './opened-file-card'
import { type OpenedFile, readableText } from './use-set-source'

type Props = {
  text: string
  file: OpenedFile | null
  onType: (text: string) => void
  onPaste: (paste: PasteSource) => void
  onFile: (file: File) => void
  onCloseFile: () => void
}

const MAX_UNDOABLE_LINES = 300

/** Where questions are pasted, typed, or dropped as a file. */
export function PasteArea({ text, file, onType, onPaste, onFile, onCloseFile }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    function take(event: ClipboardEvent) {
      const target = area.current
      const data = event.clipboardData
      if (!target || !data) return
      const isHere = event.target === target
      // Whoever comes with a page on the clipboard need not look for the field first.
      if (!isHere && isField(event.target)) return
      const html = data.getData('text/html')
      const plain = data.getData('text/plain')
      const [first] = data.files
      if (html === '' && plain === '' && first) {
        event.preventDefault()
        onFile(first)
        return
      }
      if (!isHere) {
        target.focus()
        target.setSelectionRange(target.value.length, target.value.length)
      }
      const isWhole = target.selectionStart === 0 && target.selectionEnd === target.value.length
      // Into a text that stands there already, the browser pastes as ever.
      if (isHere && (!isWhole || html === '')) return
      event.preventDefault()
      const paste = { text: plain, html: html === '' ? null : html }
      const shown = readableText(paste)
      insert(target, isWhole ? shown : `\n${shown}`)
      if (isWhole) onPaste({ text: target.value, html: paste.html })
      else onType(target.value)
    }
    document.addEventListener('paste', take)
    return () => document.removeEventListener('paste', take)
  }, [onFile, onPaste, onType])

  const drag = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
    },
    onDrop: (event: DragEvent) => {
      const [dropped] = event.dataTransfer.files
      setIsOver(false)
      if (!dropped) return
      event.preventDefault()
      onFile(dropped)
    },
  }

  return (
    <section className="set-maker__part" aria-label="What the set is made of" data-over={isOver || undefined} {...drag}>
      <div className="set-maker__head">
        {file ? (
          <h2>The file</h2>
        ) : (
          <h2>
            <label htmlFor={`${id}-paste`}>Paste questions here</label>
          </h2>
        )}
        <button className="button" type="button" aria-keyshortcuts="O" onClick={() => chooser.current?.click()}>
          Open a file <KeyHint>O</KeyHint>
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Open a file"
          accept={SET_FILE_EXTENSIONS.join(',')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) onFile(chosen)
            // The same file, mended, can be chosen again.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <hr className="head-rule" />
      <div className="set-maker__body set-maker__source">
        {file ? (
          <OpenedFileCard file={file} onClose={onCloseFile} />
        ) : (
          <textarea
            ref={area}
            className="writing ruled set-maker__paste"
            id={`${id}-paste`}
            value={text}
            onChange={(event) => onType(event.currentTarget.value)}
            aria-describedby={`${id}-limits`}
            spellCheck={false}
          />
        )}
        <p className="set-maker__limits" id={`${id}-limits`}>
          At most 200 questions, read from 500,000 characters or a file of 4&nbsp;MB: .md, .csv, .json, .txt or .html. A
          file can be dropped here.
        </p>
      </div>
    </section>
  )
}

/** As if it had been typed, so that Undo takes it back; a browser that can't do that gets it set. */
function insert(area: HTMLTextAreaElement, text: string): void {
  // Deprecated, and still the only way into a field's own history. Chromium takes the square of the lines for it.
  const isShort = text.split('\n', MAX_UNDOABLE_LINES + 1).length <= MAX_UNDOABLE_LINES
  const isInserted = isShort && document.execCommand('insertText', false, text)
  if (!isInserted) area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
