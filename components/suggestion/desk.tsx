import type { ReactNode } from 'react'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { TextAreaField } from '@/components/form/field'
import { RichText } from '@/components/question/rich-text'
import { calendarDay, formatShortDay } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import type { FormAction } from '@/lib/session/form-state'
import { GONE_QUESTION, partName, SUGGESTION_LIMITS } from '@/lib/suggestion/suggestion'
import type { DeskPage, DeskSuggestion } from '@/lib/suggestion/suggestion-queries'
import { DeskFold } from './desk-fold'
import { TextProof } from './text-proof'
import { TextWithProof } from './text-with-proof'
import { UndoForm } from './undo-form'

type Props = { page: DeskPage; current: DeskSuggestion; decide: FormAction }

/** The suggestion that lies open: what it changes, why, and what is to become of it. */
export function Desk({ page, current, decide }: Props) {
  const { beside, zone, previousId, nextId } = page
  const { questionText, address, part, status } = current
  return (
    <article className="card share desk" aria-labelledby="question">
      <p className="card__header mono">
        <span>
          {partName(part)} · {current.isOwn ? 'a question of yours' : 'the library'}
        </span>
        <span>{formatShortDay(calendarDay(current.createdAt, zone))}</span>
      </p>
      <h2 className="card__question desk__question" id="question">
        {questionText === null ? (
          GONE_QUESTION
        ) : (
          <a className="plain" href={address}>
            {questionText}
          </a>
        )}
      </h2>
      <hr className="head-rule" />
      <div className={beside.length > 0 ? 'card__body desk__proofs' : 'card__body'}>
        <Proposal suggestion={current}>
          {beside.length > 0 && status === 'open' && <span className="quiet">Decided below</span>}
        </Proposal>
        {beside.map((suggestion) => (
          <Proposal suggestion={suggestion} isBeside key={suggestion.id}>
            <a href={`/suggestions?at=${suggestion.id}`}>Decide on this one</a>
          </Proposal>
        ))}
      </div>
      <div className="card__body desk__decide">
        {status === 'open' ? (
          <Decide current={current} nextId={nextId ?? previousId} decide={decide} />
        ) : (
          <Decided current={current} decide={decide} />
        )}
      </div>
      <nav className="desk__turn no-print" aria-label="Suggestions before and after">
        {previousId && (
          <a href={`/suggestions?at=${previousId}`} rel="prev" aria-keyshortcuts="K">
            Before <KeyHint>K</KeyHint>
          </a>
        )}
        {nextId && (
          <a href={`/suggestions?at=${nextId}`} rel="next" aria-keyshortcuts="J">
            Next <KeyHint>J</KeyHint>
          </a>
        )}
      </nav>
    </article>
  )
}

type ProposalProps = { suggestion: DeskSuggestion; isBeside?: boolean; children: ReactNode }

/** What one would have changed, and why. @param children what is said beside whose it is */
function Proposal({ suggestion, isBeside = false, children }: ProposalProps) {
  const { signature, reason, standing, rebased, baseText, text, status, isStale, previewHtml } = suggestion
  const { replacedText, acceptedText } = suggestion
  const isRebased = status === 'open' && standing !== null && rebased !== null
  const isConflict = status === 'open' && standing !== null && rebased === null
  return (
    <div className="proposal">
      <h3>
        <span>From {signature}</span> {children}
      </h3>
      <blockquote className="proposal__reason">{reason}</blockquote>
      {status === 'open' && isStale && !isConflict && standing !== null && (
        <p className="quiet">The text was changed elsewhere since. This is shown on what stands now.</p>
      )}
      {isConflict && isBeside && (
        <p>
          <b>This touches a newer edit.</b>
        </p>
      )}
      {isConflict && !isBeside ? (
        <Versions before={baseText} standing={standing} text={text} />
      ) : acceptedText !== null && replacedText !== null ? (
        <TextProof before={replacedText} after={acceptedText} />
      ) : (
        <TextProof before={isRebased ? standing : baseText} after={isRebased ? rebased : text} />
      )}
      {previewHtml !== null && status === 'open' && !isConflict && (
        <details className="fold">
          <summary>As it would read</summary>
          <RichText html={previewHtml} />
        </details>
      )}
    </div>
  )
}

/** Two changes of the same sentences: what both began from, and what each made of it. */
function Versions({ before, standing, text }: { before: string; standing: string; text: string }) {
  return (
    <>
      <p>
        <b>This touches a newer edit.</b> Nothing is chosen for you: accept it with edits, or decline it.
      </p>
      <dl className="proposal__versions">
        <dt>As its author saw it</dt>
        <dd>
          <TextProof before={before} after={before} />
        </dd>
        <dt>As it stands now</dt>
        <dd>
          <TextProof before={before} after={standing} />
        </dd>
        <dt>As it is suggested</dt>
        <dd>
          <TextProof before={before} after={text} />
        </dd>
      </dl>
    </>
  )
}

type DecideProps = { current: DeskSuggestion; nextId: string | null; decide: FormAction }

function Decide({ current, nextId, decide }: DecideProps) {
  const { id, state, standing, rebased, text, part, openOfAuthor } = current
  const seen = (decision: string) => (
    <>
      <input type="hidden" name="decision" value={decision} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="next" value={nextId ?? ''} />
    </>
  )
  return (
    <>
      {rebased !== null && (
        <ActionForm action={decide} id="accept">
          {seen('accept')}
          <SubmitButton shortcut="A">
            Accept <KeyHint>A</KeyHint>
          </SubmitButton>
        </ActionForm>
      )}
      {standing !== null && (
        <DeskFold summary="Accept with edits" shortcut="E">
          <ActionForm action={decide} id="edit">
            {seen('edit')}
            <TextWithProof
              label={`${partName(part)}, as it is to stand`}
              help="Compared with what stands now."
              before={standing}
              initial={rebased ?? text}
            />
            <TextAreaField
              name="answer"
              label="To its author"
              help="May stay empty."
              rows={2}
              maxLength={SUGGESTION_LIMITS.reasonCharacters}
            />
            <p className="buttons">
              <SubmitButton>Accept this</SubmitButton>
            </p>
          </ActionForm>
        </DeskFold>
      )}
      <DeskFold summary="Decline" shortcut="D">
        <ActionForm action={decide} id="decline">
          {seen('decline')}
          <TextAreaField
            name="answer"
            label="Why not"
            help="Its author reads it."
            rows={2}
            maxLength={SUGGESTION_LIMITS.reasonCharacters}
          />
          {openOfAuthor > 1 && (
            <label className="tick">
              <input type="checkbox" name="all" value="yes" />
              <span>All {openOfAuthor} that wait from the same author</span>
            </label>
          )}
          <p className="buttons">
            <SubmitButton kind="plain">Decline it</SubmitButton>
          </p>
        </ActionForm>
      </DeskFold>
    </>
  )
}

function Decided({ current, decide }: { current: DeskSuggestion; decide: FormAction }) {
  const { status, answer } = current
  return (
    <>
      <p>
        {DECIDED[status]}
        {answer !== '' && `: “${answer}”`}
      </p>
      {status !== 'published' && <UndoForm suggestion={current} decide={decide} id="undo" />}
    </>
  )
}

const DECIDED = {
  open: 'Waits',
  accepted: 'Accepted',
  declined: 'Declined',
  published: 'Accepted, and published',
  withdrawn: 'Withdrawn',
}
