'use client'

import { useId, useRef } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { KIT_SCORES, type KindAnchors, type KitQuestion, type KitScore } from '@/lib/question-set/kit'
import type { KitBlank } from '@/lib/question-set/kit-marks'
import { focusQuestion } from './question-heading'
import { useKitBlank, useKitDesk, useKitMark, useOnceAlive } from './use-kit-marks'

/*
 * The three kinds of field. What somebody put in before the page's script ran (a slow tablet) is in the element alone
 * then: each field takes it up when it comes to life, before React shows what was kept.
 */

/** A label and a line to write on, alike on screen and paper. */
export function KitBlankField({ blank, label }: { blank: KitBlank; label: string }) {
  const [typed, change] = useKitBlank(blank)
  const input = useRef<HTMLInputElement>(null)
  useOnceAlive(() => {
    const early = input.current?.value ?? ''
    if (early !== '') change((kept) => kept || early)
  })
  return (
    <label className="kit-blank">
      <span>{label}</span>
      <input ref={input} autoComplete="off" value={typed} onChange={({ target }) => change(() => target.value)} />
    </label>
  )
}

type QuestionProps = { question: KitQuestion; anchors: KindAnchors }

/** Boxes 1 to 4, each with its anchor. The chosen one pressed again is taken back. */
export function KitBoxes({ question: { key, number, text }, anchors }: QuestionProps) {
  const { currentKey, say } = useKitDesk()
  const [{ score }, change] = useKitMark(key)
  const group = useRef<HTMLFieldSetElement>(null)
  const isCurrent = currentKey === key

  function rate(next: KitScore | null) {
    const anchor = next === null ? '' : anchors[next - 1]
    change(() => ({ question: text, score: next, anchor }))
    // A key rates without moving the focus: nothing else would tell a screen reader.
    say(next === null ? `Question ${number}: not scored` : `Question ${number}: ${next}, ${anchor}`)
  }

  useOnceAlive(() => {
    const early = group.current?.querySelector<HTMLInputElement>('input:checked')?.value
    const chosen = KIT_SCORES.find((each) => String(each) === early)
    if (chosen)
      change((kept) => (kept.score === null ? { question: text, score: chosen, anchor: anchors[chosen - 1] } : {}))
  })

  return (
    <fieldset className="kit-boxes" ref={group}>
      <legend className="visually-hidden">Score of question {number}, 1 to 4</legend>
      {KIT_SCORES.map((each) => (
        // The key is the label's, because the one listener would only focus a radio.
        <label className="kit-box" key={each} aria-keyshortcuts={isCurrent ? String(each) : undefined}>
          <input
            type="radio"
            name={`score-${number}`}
            value={each}
            autoComplete="off"
            checked={score === each}
            onClick={() => {
              if (score === each) rate(null)
            }}
            onChange={() => rate(each)}
          />
          <span className="kit-box__figure">{each}</span> <span className="kit-box__anchor">{anchors[each - 1]}</span>
        </label>
      ))}
      <button
        className="kit-boxes__back no-print"
        type="button"
        hidden={score === null}
        aria-keyshortcuts={isCurrent ? '0 Backspace' : undefined}
        onClick={() => rate(null)}
      >
        Take back <span className="visually-hidden">the score of question {number}</span>
        {isCurrent && <KeyHint quiet>0</KeyHint>}
      </button>
    </fieldset>
  )
}

/** Ruled lines that grow with what is typed. */
export function KitNotes({ question: { key, number, text } }: { question: KitQuestion }) {
  const { currentKey } = useKitDesk()
  const [{ notes }, change] = useKitMark(key)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const isCurrent = currentKey === key
  useOnceAlive(() => {
    const early = area.current?.value ?? ''
    if (early === '') return
    change(({ notes: kept }) =>
      kept.includes(early) ? {} : { question: text, notes: kept === '' ? early : `${kept}\n${early}` },
    )
  })
  return (
    <div className="kit-notes">
      <label className="kit-notes__label on-rule" htmlFor={id}>
        Notes <span className="visually-hidden">on question {number}</span>
        {isCurrent && (
          <span className="kit-notes__keys no-print" aria-hidden="true">
            <KeyHint quiet>N</KeyHint>
            <KeyHint quiet>Esc</KeyHint>
          </span>
        )}
      </label>
      <textarea
        className="kit-notes__area writing ruled"
        id={id}
        ref={area}
        rows={3}
        autoComplete="off"
        aria-keyshortcuts={isCurrent ? 'N' : undefined}
        value={notes}
        onChange={({ target }) => change(() => ({ question: text, notes: target.value }))}
        onKeyDown={({ key: pressed, nativeEvent }) => {
          if (pressed === 'Escape' && !nativeEvent.isComposing) focusQuestion(number)
        }}
      />
      <div className="kit-notes__lines" aria-hidden="true">
        {Array.from({ length: lineCountOf(notes) }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <i key={line} />
        ))}
      </div>
      {/* Gives the field its height in every browser, and stands for it on paper, where a field can't break. */}
      <div className="kit-notes__paper writing ruled" aria-hidden="true">
        {notes}{' '}
      </div>
    </div>
  )
}

/** On paper, the narrowest column holds more; what is too many is cut off with their box. */
const LINE_CHARACTERS = 30

/** Lines drawn one by one for paper: three for a pen, and enough for what was typed. Printed gradients lose some. */
function lineCountOf(notes: string): number {
  const typed = notes.split('\n').reduce((sum, line) => sum + Math.floor(line.length / LINE_CHARACTERS) + 1, 0)
  return Math.max(3, typed)
}
