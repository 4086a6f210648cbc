import { capitalised } from '@/lib/question/question'
import type { KindAnchors, KitQuestion } from '@/lib/question-set/kit'
import { KitBoxes, KitNotes } from './kit-fields'
import { headingIdOf } from './question-heading'

type Props = {
  question: KitQuestion
  anchors: KindAnchors
  /** On paper, where the legend has a row for each of several kinds. */
  isKindShown: boolean
  heading: 'h2' | 'h3'
}

/** A question: its number in the margin, what is asked and written on the left, what to listen for on the right. */
export function KitQuestionItem({ question, anchors, isKindShown, heading: Heading }: Props) {
  const { key, number, text, kind, isMustAsk, minutes, listenFor, followUps } = question
  const hasFacts = isMustAsk || minutes !== null
  return (
    <li className="kit-question" data-question={key}>
      <div>
        <div className="kit-question__ask">
          <span className="kit-question__number" aria-hidden="true">
            {number}
          </span>
          <Heading className="kit-question__text read" id={headingIdOf(number)} tabIndex={-1}>
            {text}
          </Heading>
          {(hasFacts || isKindShown) && (
            <p className={hasFacts ? 'kit-facts' : 'kit-facts kit-facts--paper'}>
              {isMustAsk && <b>Must ask</b>}
              {minutes !== null && <span className="mono">{minutes} min</span>}
              {isKindShown && <span className="kit-facts__kind">{capitalised(kind)}</span>}
            </p>
          )}
        </div>
        <KitBoxes question={question} anchors={anchors} />
        <KitNotes question={question} />
      </div>
      {(listenFor.length > 0 || followUps.length > 0) && (
        <div className="kit-aside">
          <Lines title="Listen for" lines={listenFor} />
          <Lines title="Follow up" lines={followUps} />
        </div>
      )}
    </li>
  )
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <p className="kit-aside__title">{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
