import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import { QUESTION_KINDS } from '@/lib/question/question'
import { kitQuestionsOf, type KitSheet as Sheet } from '@/lib/question-set/kit'
import { KitBlankField } from './kit-fields'
import { KitLegend } from './kit-legend'
import { KitMarks } from './kit-marks'
import { KitQuestionItem } from './kit-question-item'

type Props = {
  sheet: Sheet
  /** The key of localStorage under which this browser keeps what is typed. */
  storageKey: string
}

/** An interviewer's sheet: to have before one at the interview, on a screen or on paper. */
export function KitSheet({ sheet, storageKey }: Props) {
  const { title, purpose, sections, anchors } = sheet
  const questions = kitQuestionsOf(sheet)
  const kinds = QUESTION_KINDS.filter((each) => questions.some(({ kind }) => kind === each))
  const hasAside = questions.some(({ listenFor, followUps }) => listenFor.length > 0 || followUps.length > 0)
  return (
    <KitMarks sheet={sheet} storageKey={storageKey}>
      <article className={hasAside ? 'card sheet kit' : 'card sheet kit kit--bare'} aria-labelledby="kit">
        <h1 className="sheet__title" id="kit">
          {title}
        </h1>
        {purpose && <p className="kit-purpose">{purpose}</p>}
        <p className="sheet__meta mono">{factsOf(sheet)}</p>
        <hr className="head-rule" />
        <div className="kit-head">
          <KitBlankField blank="candidate" label="Candidate" />
          <KitBlankField blank="interviewer" label="Interviewer" />
          <KitBlankField blank="date" label="Date" />
        </div>
        <KitLegend anchors={anchors} kinds={kinds} />
        {sections.map(
          ({ title: heading, questions: inSection }) =>
            inSection[0] && (
              <section key={inSection[0].key} className="kit-section" aria-label={heading || undefined}>
                {heading && <h2 className="kit-topic">{heading}</h2>}
                <ol start={inSection[0].number}>
                  {inSection.map((question) => (
                    <KitQuestionItem
                      key={question.key}
                      question={question}
                      anchors={anchors[question.kind]}
                      isKindShown={kinds.length > 1}
                      heading={heading ? 'h3' : 'h2'}
                    />
                  ))}
                </ol>
              </section>
            ),
        )}
      </article>
    </KitMarks>
  )
}

/** "45 minutes · 6 questions · revised 24 Nov 2026", and what they need where that isn't the time there is. */
function factsOf(sheet: Sheet): string {
  const { plannedMinutes, neededMinutes, updatedAt } = sheet
  const count = plural(kitQuestionsOf(sheet).length, 'question')
  const needs = plannedMinutes === null || neededMinutes > plannedMinutes
  // The sheet is the same for all who read it, so the day is UTC's.
  const day = calendarDay(updatedAt, 'UTC')
  return [
    ...(plannedMinutes === null ? [] : [plural(plannedMinutes, 'minute')]),
    needs ? `${count} for ${plural(neededMinutes, 'minute')}` : count,
    `revised ${formatShortDay(day)} ${day.slice(0, 4)}`,
  ].join(' · ')
}
