'use client'

import { type FocusEvent, type KeyboardEvent, type ReactNode, useCallback, useMemo, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import { UndoToast } from '@/components/ui/undo-toast'
import { type KitSheet, kitQuestionsOf } from '@/lib/question-set/kit'
import { isBlank, type KitMarks as Marks, NO_MARKS, withRestored } from '@/lib/question-set/kit-marks'
import { createKitMarks } from '@/lib/question-set/kit-marks-browser'
import { KitExport } from './kit-export'
import { focusQuestion } from './question-heading'
import { KitDeskContext, useKitMarks } from './use-kit-marks'

type Props = { sheet: KitSheet; storageKey: string; children: ReactNode }

/** The desk that a sheet lies on: keeps what is typed into it on this device, and has the tools above and below. */
export function KitMarks({ sheet, storageKey, children }: Props) {
  const [store] = useState(() => createKitMarks(storageKey))
  const { marks, isKept } = useKitMarks(store)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const [said, say] = useState('')
  const [cleared, setCleared] = useState<Marks | null>(null)
  const [isToastGone, setIsToastGone] = useState(false)
  const hideToast = useCallback(() => setIsToastGone(true), [])
  const desk = useMemo(() => ({ store, currentKey, say }), [store, currentKey])
  const questions = kitQuestionsOf(sheet)

  function move(step: 1 | -1) {
    const at = questions.findIndex(({ key }) => key === currentKey)
    const to = questions[at < 0 ? 0 : Math.min(questions.length - 1, Math.max(0, at + step))]
    if (to) focusQuestion(to.number)
  }

  function putBack() {
    if (cleared) store.change((typed) => withRestored(typed, cleared))
    setCleared(null)
  }

  return (
    <KitDeskContext value={desk}>
      <section className="sheet__bar no-print" aria-label="This sheet">
        <p className="quiet kit-scripted" role="status">
          {isKept
            ? 'Kept on this device. Nothing is sent.'
            : 'This browser’s storage is blocked or full, so nothing is kept: export your notes before you close the page.'}
        </p>
        <noscript>
          <p className="quiet">Without JavaScript nothing typed here is kept. Print the sheet and write on paper.</p>
        </noscript>
        <span className="buttons kit-scripted">
          <button className="button button--quiet" type="button" aria-keyshortcuts="K" onClick={() => move(-1)}>
            Before <KeyHint>K</KeyHint>
          </button>
          <button className="button button--quiet" type="button" aria-keyshortcuts="J" onClick={() => move(1)}>
            After <KeyHint>J</KeyHint>
          </button>
          <button className="button" type="button" aria-keyshortcuts="P" onClick={() => print()}>
            Print <KeyHint>P</KeyHint>
          </button>
        </span>
      </section>
      <form
        autoComplete="off"
        onSubmit={(event) => event.preventDefault()}
        onFocus={(event) => setCurrentKey((before) => questionKeyOf(event) ?? before)}
        onKeyDown={passOn}
      >
        {children}
      </form>
      <KitExport
        sheet={sheet}
        marks={marks}
        onSaid={say}
        onClear={
          isBlank(marks)
            ? null
            : () => {
                setCleared(marks)
                setIsToastGone(false)
                store.change(() => NO_MARKS)
              }
        }
        onPutBack={cleared && isToastGone ? putBack : null}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div className="toasts no-print" role="status">
        {cleared && !isToastGone && <UndoToast said="What was typed is cleared" onUndo={putBack} onGone={hideToast} />}
      </div>
    </KitDeskContext>
  )
}

function questionKeyOf({ target }: FocusEvent): string | undefined {
  return target.closest<HTMLElement>('[data-question]')?.dataset.question
}

/**
 * The one listener leaves a radio its keys, for the arrows' sake: letters, figures and Backspace do nothing there, so
 * they go on from the question around it.
 */
function passOn(event: KeyboardEvent) {
  const { target, key, nativeEvent } = event
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && (key.length === 1 || key === 'Backspace')
  if (!(target instanceof HTMLInputElement && target.type === 'radio' && isPlain) || key === ' ') return
  event.preventDefault()
  target
    .closest('[data-question]')
    ?.dispatchEvent(new window.KeyboardEvent('keydown', { ...keyOf(nativeEvent), bubbles: true }))
}

const keyOf = ({ key, code, repeat }: globalThis.KeyboardEvent) => ({ key, code, repeat })
