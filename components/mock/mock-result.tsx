'use client'

import { plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import type { ScorecardPage } from '@/lib/mock/mock-queries'
import { MockPlot } from './mock-plot'
import { MockReview } from './mock-review'
import { PrintButton } from './print-button'
import { ScorecardSheet } from './scorecard-sheet'
import { useMockReview } from './use-mock-review'

/** What a mock came to: rated question by question first, then the sheet, which stays to be looked into. */
export function MockResult({ page }: { page: ScorecardPage }) {
  const reviewing = useMockReview(page)
  const { rows, toStudy, covered } = reviewing.scorecard
  const isRated = rows.every(({ rating }) => rating !== null)
  const slugs = rows.filter(({ questionId }) => toStudy.includes(questionId)).map(({ slug }) => slug)
  return (
    <>
      <section className="sheet__bar no-print" aria-label="This sheet">
        <a href="/mock">Another mock interview</a>
        <span className="buttons">
          {isRated && slugs.length > 0 && (
            <a
              className="button button--primary"
              href={`/study?questions=${slugs.map(encodeURIComponent).join(',')}`}
              aria-keyshortcuts="S"
            >
              Study {slugs.length === 1 ? 'this one' : `these ${slugs.length}`} <KeyHint>S</KeyHint>
            </a>
          )}
          <PrintButton />
        </span>
      </section>
      <MockReview page={page} reviewing={reviewing} />
      <ScorecardSheet page={page} scorecard={reviewing.scorecard} />
      {page.earlier.length > 0 && (
        <div className="mock-comparison no-print">
          <MockPlot
            earlier={page.earlier}
            current={{ id: page.id, covered, createdAt: page.createdAt }}
            zone={page.zone}
          />
        </div>
      )}
      <p className="visually-hidden" role="status">
        {isRated ? `All ${plural(rows.length, 'question')} rated. The scorecard is complete.` : ''}
      </p>
    </>
  )
}
