'use client'

import type { Change } from 'diff'
import { useDeferredValue, useEffect, useState } from 'react'
import { TextAreaField } from '@/components/form/field'
import { ProofMarks } from '@/components/ui/proof-marks'
import { SUGGESTION_LIMITS } from '@/lib/suggestion/suggestion'

type Props = {
  label: string
  help: string
  /** What it is compared with. */
  before: string
  /** What it begins with, where that is another text. */
  initial?: string
}

/** A text to change, and below it what was changed, as proof marks, while one types. */
export function TextWithProof({ label, help, before, initial = before }: Props) {
  const [text, setText] = useState(initial)
  const changes = useChanges(before, useDeferredValue(text))
  return (
    <>
      <TextAreaField
        name="text"
        label={label}
        help={help}
        rows={rowsFor(initial)}
        maxLength={SUGGESTION_LIMITS.textCharacters}
        defaultValue={initial}
        onText={setText}
      />
      {changes.some(({ added, removed }) => added || removed) && (
        <section aria-labelledby="proof">
          <h2 className="section-label" id="proof">
            What changes
          </h2>
          <p className="proof suggest__proof">
            <ProofMarks changes={changes} />
          </p>
        </section>
      )}
    </>
  )
}

function useChanges(before: string, after: string): Change[] {
  const [changes, setChanges] = useState<Change[]>([])
  useEffect(() => {
    let isCurrent = true
    // Loaded once something is changed.
    if (before === after) setChanges([])
    else
      void import('@/lib/suggestion/word-changes').then(({ wordChanges }) => {
        if (isCurrent) setChanges(wordChanges(before, after))
      })
    return () => {
      isCurrent = false
    }
  }, [before, after])
  return changes
}

/** Room for all of it, within bounds: some sixty characters stand on a line. */
function rowsFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 60)), 0)
  return Math.min(24, Math.max(5, lines + 1))
}
