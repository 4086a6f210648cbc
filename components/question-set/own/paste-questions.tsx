import { lazy, Suspense, useState } from 'react'
import type { OwnSetDocument } from '@/lib/question-set/question-set'

// What reads a paste weighs more than the rest of the page, and is seldom wanted here.
const SetMaker = lazy(async () => ({ default: (await import('../make/set-maker')).SetMaker }))

type Props = {
  /** How many questions the set has. */
  standing: number
  onPaste: (document: OwnSetDocument) => void
}

/** A list, a page or a file added to a set that stands: read, shown and put right as for a new one. */
export function PasteQuestions({ standing, onPaste }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="paste-questions" open={isOpen} onToggle={({ currentTarget: { open } }) => setIsOpen(open)}>
      <summary>Paste a list or a page, or open a file</summary>
      {isOpen && (
        <Suspense fallback={<p role="status">Opening…</p>}>
          <SetMaker
            standing={standing}
            isBusy={false}
            problem={null}
            onMake={(document) => {
              onPaste(document)
              setIsOpen(false)
            }}
          />
        </Suspense>
      )}
    </details>
  )
}
