import { calendarDay, formatShortDay } from '@/components/ui/format'
import { firstChangedWords, type Revision } from '@/lib/answer/answer'

/** As many dates as the foot has room for; the rest is folded. */
const SHOWN = 4

const CAUSES = { kept: 'kept', conflict: 'conflict', merged: 'as a guest' }

type Props = {
  revisions: Revision[]
  zone: string
  shownId: string | null
  isKept: boolean
  onShow: (revision: Revision | null) => void
}

/** Along the foot: what the answer was, by date and first changed words, the newest at the right. */
export function Revisions({ revisions, zone, shownId, isKept, onShow }: Props) {
  const named = revisions.map((revision, index) => ({
    revision,
    words: firstChangedWords(revisions[index - 1]?.text ?? '', revision.text),
  }))
  const older = named.slice(0, -SHOWN)
  return (
    <nav className="revisions" aria-label="Revisions">
      {older.length > 0 && (
        <details className="revisions__older">
          <summary className="quiet">{older.length} older</summary>
          <ol>{older.map((entry) => item(entry, zone, shownId, onShow))}</ol>
        </details>
      )}
      <ol>
        {named.slice(-SHOWN).map((entry) => item(entry, zone, shownId, onShow))}
        <li>
          <button type="button" aria-current={shownId === null ? 'true' : undefined} onClick={() => onShow(null)}>
            <span className="mono">now</span>{' '}
            <span className={isKept ? 'read' : 'draft'}>{isKept ? 'kept' : 'draft'}</span>
          </button>
        </li>
      </ol>
    </nav>
  )
}

function item(
  { revision, words }: { revision: Revision; words: string },
  zone: string,
  shownId: string | null,
  onShow: (revision: Revision) => void,
) {
  return (
    <li key={revision.id}>
      <button
        type="button"
        aria-current={revision.id === shownId ? 'true' : undefined}
        onClick={() => onShow(revision)}
      >
        <span className="mono">{formatShortDay(calendarDay(revision.savedAt, zone))}</span>{' '}
        <span className={revision.cause === 'kept' ? 'read' : 'draft'}>
          {revision.cause === 'draft' ? words || 'empty' : CAUSES[revision.cause]}
        </span>
      </button>
    </li>
  )
}
