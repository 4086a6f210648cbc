// Rendered once or twice in a sitting: remembering what it rendered would cost more bytes than it saves.
'use no memo'

import { plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { questionAddress } from '@/lib/question-set/own-set'
import type { StudySession } from '@/lib/review/study-card'
import { nextLearningDue, ratedQuestionIds, type StudySessionState } from '@/lib/review/study-session'
import { RATING_NAMES, whenDue } from './due-words'

type Session = Omit<StudySession, 'cards'>

/** The end of a sitting: what was rated, and when each comes back. */
export function SessionEnd({ state, session, zone }: { state: StudySessionState; session: Session; zone: string }) {
  const rated = ratedQuestionIds(state)
  const learningDue = nextLearningDue(state)
  return (
    <article className="card" aria-labelledby="end">
      <p className="card__header mono">
        <span>{session.title}</span>
      </p>
      <h1 className="state-card__title" id="end">
        {titleFor(rated.length, state)}
      </h1>
      <hr className="head-rule" />
      {rated.length > 0 && <RatedList state={state} zone={zone} />}
      <div className="card__body state-card__body">
        <p>{sentenceFor(learningDue, session, rated.length)}</p>
        <p className="buttons">
          {session.moreDue > 0 && (
            <a className="button button--primary" href={`/study${scopeQuery(session)}`} aria-keyshortcuts="S">
              Go on with {session.moreDue} more <KeyHint>S</KeyHint>
            </a>
          )}
          <a className={session.moreDue > 0 ? 'button' : 'button button--primary'} href="/" aria-keyshortcuts="Enter">
            Library <KeyHint>Enter</KeyHint>
          </a>
          <a className="button" href={`/mock${scopeQuery(session)}`} aria-keyshortcuts="M">
            Rehearse <KeyHint>M</KeyHint>
          </a>
          <a className="button" href="/progress" aria-keyshortcuts="P">
            Progress <KeyHint>P</KeyHint>
          </a>
        </p>
      </div>
    </article>
  )
}

function titleFor(ratedCount: number, { cards }: StudySessionState): string {
  if (ratedCount > 0) return `${plural(ratedCount, 'question')} rated`
  return cards.length === 0 ? 'Nothing due here' : 'Done for now'
}

function sentenceFor(learningDue: Date | null, session: Session, ratedCount: number): string {
  if (learningDue) return 'What you rated Again or Hard comes back in minutes: this page shows it when it’s time.'
  if (session.moreDue > 0) return 'That was a whole sitting. More is due, if you have the strength.'
  if (ratedCount > 0) return 'Each returns on the day it says, and not before. That’s all for now.'
  if (session.newLeft === 0) return 'You’ve met today’s new questions already. What you rated comes back on its day.'
  return 'Everything here has been rated, and comes back on its day.'
}

function RatedList({ state, zone }: { state: StudySessionState; zone: string }) {
  return (
    <ul className="rated card__body">
      {ratedQuestionIds(state).map((id) => {
        const card = state.cards.find(({ question }) => question.id === id)
        const last = state.history.findLast((action) => action.questionId === id && action.kind === 'rated')
        if (!card || last?.kind !== 'rated') return null
        const due = last.after.memory?.due ?? last.at
        return (
          <li key={id}>
            <a className="plain read" href={questionAddress(card.question.slug)}>
              {card.question.text}
            </a>
            <span>{RATING_NAMES[last.rating]}</span>
            <span className="mono">{whenDue(last.at, due, zone)}</span>
          </li>
        )
      })}
    </ul>
  )
}

function scopeQuery({ scope }: Session): string {
  if (scope.kind === 'set') return `?set=${scope.slug}`
  if (scope.kind === 'own') return `?own=${scope.id}`
  return scope.kind === 'topic' ? `?topic=${scope.topic}` : ''
}
