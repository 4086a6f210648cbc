import { formatTime, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { countWords } from '@/lib/answer/answer'
import type { Conflict } from '@/lib/answer/draft'

type Props = { mine: string; theirs: Conflict; zone: string; onChoose: (whose: 'mine' | 'theirs') => void }

/** Two drafts of one answer: both are kept; choosing one files the other as a revision. */
export function ConflictView({ mine, theirs, zone, onChoose }: Props) {
  return (
    <section className="conflict" aria-labelledby="conflict">
      <div>
        <h2 id="conflict">This answer was changed in two places</h2>
        <p>Both are stored. Go on with one; the other becomes a revision.</p>
      </div>
      <div className="conflict__drafts">
        <section aria-labelledby="here">
          <h3 id="here">
            In this window <span className="mono">{plural(countWords(mine), 'word')}</span>
          </h3>
          <p className="draft ruled conflict__text">{mine}</p>
          <button
            className="button button--primary"
            type="button"
            aria-keyshortcuts="1"
            onClick={() => onChoose('mine')}
          >
            Go on with this one <KeyHint>1</KeyHint>
          </button>
        </section>
        <section aria-labelledby="there">
          <h3 id="there">
            Elsewhere{' '}
            <span className="mono">
              {formatTime(new Date(theirs.savedAt), zone)}, {plural(countWords(theirs.text), 'word')}
            </span>
          </h3>
          <p className="draft ruled conflict__text">{theirs.text}</p>
          <button className="button" type="button" aria-keyshortcuts="2" onClick={() => onChoose('theirs')}>
            Go on with this one <KeyHint>2</KeyHint>
          </button>
        </section>
      </div>
    </section>
  )
}
