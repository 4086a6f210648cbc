'use client'

import type { Change } from 'diff'
import { useEffect, useState } from 'react'
import { ProofMarks } from '@/components/ui/proof-marks'
import type { CoachView } from '@/lib/coach/coach-view'
import { type Coverage, coverageOf } from '@/lib/coach/coverage'
import { useCoachView } from './coach/use-coach'

type Props = {
  questionId: string
  before: string
  after: string
  /** What the coach says of the text as it is; null before it was read. */
  now: CoachView | null
  since: string
  onRestore: () => void
}

/** What changed since a revision, as proof marks: added words underlined in pencil, cut words struck in red. */
export function Proof({ questionId, before, after, now, since, onRestore }: Props) {
  const [changes, setChanges] = useState<Change[]>([])

  useEffect(() => {
    let isCurrent = true
    // Loaded only here: whoever writes needs no comparison.
    void import('diff').then(({ diffWordsWithSpace }) => {
      if (isCurrent) setChanges(diffWordsWithSpace(before, after))
    })
    return () => {
      isCurrent = false
    }
  }, [before, after])

  const was = useCoachView(questionId, before)
  const covered = changeInCoverage(was && coverageOf(was), now && coverageOf(now))
  const added = wordsIn(changes.filter((change) => change.added))
  const removed = wordsIn(changes.filter((change) => change.removed))
  return (
    <section className="proof-sheet" aria-labelledby="proof">
      <h2 className="section-label" id="proof">
        Since {since}{' '}
        <span className="mono">
          +{added} words, −{removed}
        </span>
      </h2>
      {covered && <p className="proof-sheet__covered">{covered}</p>}
      <p className="proof draft ruled">
        <ProofMarks changes={changes} />
      </p>
      <p className="buttons">
        <button className="button" type="button" onClick={onRestore}>
          Go back to {since}
        </button>
      </p>
    </section>
  )
}

/** “Covers 4 of 5 key points, was 2.” */
function changeInCoverage(was: Coverage | null, now: Coverage | null): string | null {
  if (!now) return null
  const before = was && was.covered !== now.covered ? `, was ${was.covered}` : ''
  return `Covers ${now.covered} of ${now.total} key points${before}.`
}

function wordsIn(changes: Change[]): number {
  return changes.reduce((sum, { value }) => sum + value.split(/\s+/).filter(Boolean).length, 0)
}
