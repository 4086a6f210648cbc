import { correctionSentences } from '@/components/library/search-sentences'
import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { type AnswerState, countWords } from '@/lib/answer/answer'
import type { AnswerRow, AnswerRows } from '@/lib/answer/editor-page'
import type { SetListing } from '@/lib/question/question-views'
import { MAX_QUERY_CHARACTERS } from '@/lib/question/search-query'

type Props = { found: AnswerRows; query: string; state: AnswerState | null; sets: SetListing[] }

const STATES: { state: AnswerState; name: string }[] = [
  { state: 'kept', name: 'Kept' },
  { state: 'draft', name: 'Draft' },
  { state: 'none', name: 'No answer yet' },
]

/** What is kept, drafted and unwritten, with a search within what I wrote. */
export function AnswerList({ found: { rows, zone, corrections }, query, state, sets }: Props) {
  const shown = state ? rows.filter((row) => row.state === state) : rows
  const count = (wanted: AnswerState) => rows.filter((row) => row.state === wanted).length
  return (
    <>
      <header className="set-head">
        <div>
          <h1>My answers</h1>
          <p className="set-head__purpose">Drafts in your own words. What you keep is shown first when you study.</p>
        </div>
        <p className="buttons no-print">
          {sets.map(({ slug, title }) => (
            <a className="button" href={`/answers/sheet?set=${slug}`} key={slug}>
              One sheet: {title}
            </a>
          ))}
        </p>
      </header>
      <search className="find">
        <form className="field" action="/answers">
          <label className="field__label" htmlFor="q">
            Search my answers
          </label>
          <span className="input-with-key">
            <input
              className="input"
              id="q"
              name="q"
              type="search"
              defaultValue={query}
              maxLength={MAX_QUERY_CHARACTERS}
              aria-keyshortcuts="/"
            />
            <KeyHint quiet>/</KeyHint>
          </span>
        </form>
        <nav className="filters" aria-label="Filter answers">
          <a href={addressOf(query, null)} aria-current={state === null ? 'true' : undefined}>
            All <span className="mono">{rows.length}</span>
          </a>
          {STATES.map(({ state: wanted, name }) => (
            <a key={wanted} href={addressOf(query, wanted)} aria-current={state === wanted ? 'true' : undefined}>
              {name} <span className="mono">{count(wanted)}</span>
            </a>
          ))}
        </nav>
      </search>
      <div className="card set-sheet">
        <hr className="head-rule" />
        <section className="topic" aria-label="Answers">
          {corrections.length > 0 && rows.length > 0 && (
            <p className="found__count">{correctionSentences(corrections).join(' ')}</p>
          )}
          {shown.length === 0 && (
            <p className="quiet">{query ? `No answer of yours says “${query}”.` : 'Nothing of this kind.'}</p>
          )}
          <ol className="numbered">
            {shown.map((row, index) => (
              <Row row={row} number={index + 1} zone={zone} key={row.question.id} />
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}

function Row({ row: { question, state, answers }, number, zone }: { row: AnswerRow; number: number; zone: string }) {
  const [newest] = answers
  const words = countWords(newest?.text ?? '')
  return (
    <li>
      <span className="numbered__number" aria-hidden="true">
        {number}
      </span>
      <a className="numbered__question plain read" href={`/answers/${question.slug}`}>
        {question.text}
      </a>
      <span className="numbered__meta">
        <span className="numbered__answer">
          {state === 'none' ? (
            'No answer yet'
          ) : (
            <>
              <span className={state === 'kept' ? 'read' : 'draft'}>{state === 'kept' ? 'Kept' : 'Draft'}</span>
              {newest && ` ${formatShortDay(calendarDay(newest.updatedAt, zone))}`}
              {answers.length > 1 && `, ${answers.length} answers`}
            </>
          )}
        </span>
        <span className="numbered__due mono">{words > 0 && plural(words, 'word')}</span>
      </span>
    </li>
  )
}

function addressOf(query: string, state: AnswerState | null): string {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  if (state) parameters.set('state', state)
  const search = parameters.toString()
  return search ? `/answers?${search}` : '/answers'
}
