'use client'

import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { StoryOffer } from '@/components/story/story-offer'
import { calendarDay, formatShortDay } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { UndoToast } from '@/components/ui/undo-toast'
import { isKept, MAX_ANSWER_CHARACTERS, type Revision } from '@/lib/answer/answer'
import { statusOf } from '@/lib/answer/draft'
import type { EditorPage } from '@/lib/answer/editor-page'
import { skeletonOf } from '@/lib/answer/skeleton'
import type { Place } from '@/lib/coach/anchor'
import { editorNotes, editorPoints, markedPart, type SecondReading } from '@/lib/coach/editor-notes'
import type { OpinionReader } from '@/lib/coach/opinion'
import { topicName } from '@/lib/question/question'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import type { OfferedStory } from '@/lib/story/story-queries'
import { AnswerChoice } from './answer-choice'
import { AnswerLength } from './answer-length'
import { CoachMargin } from './coach/coach-margin'
import { SheetMarks } from './coach/sheet-marks'
import { useCoach } from './coach/use-coach'
import { useReplies } from './coach/use-replies'
import { walkNotes } from './coach/walk-notes'
import { ConflictView } from './conflict-view'
import { Proof } from './proof'
import { Revisions } from './revisions'
import { useDraft } from './use-draft'
import { useEditorFoot } from './use-editor-foot'

type Props = {
  page: EditorPage
  /** Of one's own that fit a behavioural question. */
  stories: readonly OfferedStory[]
  /** Who gives second opinions; null where nobody does. */
  reader: OpinionReader | null
}

// Few installations have it: the others needn't load it.
const SecondOpinion = lazy(() => import('./coach/second-opinion'))

type Undo = { said: string; undo: () => void }

/** The answer editor: the question, the sheet, the margin, and along the foot what the answer once was. */
export function AnswerEditor({ page, stories, reader }: Props) {
  const { question, open, ownerId, zone } = page
  const [stored] = useState(() => open && { id: open.id, text: open.text, lastSaveId: open.lastSaveId })
  const { saver, draft, answerId, hindrance, problem, revisionId } = useDraft({
    owner: page,
    questionId: question.id,
    stored,
  })
  const status = statusOf(draft, hindrance)
  const [keptText, setKeptText] = useState(open?.keptText ?? null)
  const [shown, setShown] = useState<Revision | null>(null)
  const [undo, setUndo] = useState<Undo | null>(null)
  const hideUndo = useCallback(() => setUndo(null), [])
  const kept = isKept({ text: draft.text, keptText })
  const { foot, refresh } = useEditorFoot(page)

  const area = useRef<HTMLTextAreaElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const coaching = useCoach(question.id, draft.text)
  const replies = useReplies({
    ...{ owner: page, questionId: question.id, answerId, saveNow: saver.saveNow },
    stored: page.claimedPoints,
  })
  const [second, setSecond] = useState<SecondReading | null>(null)
  const notes = editorNotes(coaching.reading, second, draft.text, replies)
  const marked = markedPart(draft.text, notes)
  const points = coaching.reading ? editorPoints(coaching.reading, draft.text, replies) : null

  function showWords({ start, end }: Place) {
    area.current?.focus()
    area.current?.setSelectionRange(start, end)
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    const starts = notes.map(({ place }) => place?.start ?? Number.POSITIVE_INFINITY)
    const direction = event.key === 'ArrowDown' ? 'down' : 'up'
    if (walkNotes(event.currentTarget, area.current, direction, starts)) event.preventDefault()
  }

  // A revision that begins, or ends by being kept, takes its place along the foot; a new answer gets an address.
  useEffect(() => {
    if (revisionId !== null) void refresh(answerId)
  }, [revisionId, answerId, refresh])

  function keep(text: string | null) {
    saver.saveNow()
    setKeptText(text)
    const payload = { id: newId(), answerId, text, writerId: newId() }
    const outbox = openOutbox()
    void outbox
      .enqueue({ name: 'keepAnswer', payload, ownerId })
      .then(() => outbox.flush())
      .then(() => refresh(answerId))
  }

  function restore(revision: Revision) {
    const before = draft.text
    saver.replace(revision.text)
    setShown(null)
    setUndo({ said: `Back to ${dayOf(revision, zone)}`, undo: () => saver.replace(before) })
  }

  return (
    <main className="editor-page" id="main">
      <div className="card editor-card">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that lead from the text to its notes and back */}
        <div className="editor" onKeyDown={walk}>
          <div className="card__header mono">
            <span>
              {topicName(question.topic)}
              {page.setTitle && ` · ${page.setTitle}`}
            </span>
            <AnswerChoice slug={question.slug} ownerId={ownerId} foot={foot} openId={answerId} onUndo={setUndo} />
          </div>
          <h1 className="editor__question" id="question">
            {question.text}
          </h1>
          <hr className="head-rule" />
          <section
            className="editor__sheet"
            aria-label={kept ? 'Kept answer' : 'Draft'}
            data-state={draft.conflict ? 'conflict' : undefined}
          >
            {draft.conflict ? (
              <ConflictView mine={draft.text} theirs={draft.conflict} zone={zone} onChoose={saver.choose} />
            ) : (
              <div className={kept ? 'editor__paper read' : 'editor__paper'} ref={paper}>
                <textarea
                  className="writing ruled editor__text"
                  aria-label="Your answer"
                  aria-describedby="question"
                  aria-details="coach-notes"
                  maxLength={MAX_ANSWER_CHARACTERS}
                  ref={area}
                  value={draft.text}
                  onChange={(event) => saver.type(event.target.value)}
                />
                <SheetMarks text={marked} notes={notes} currentKey={currentKey} />
              </div>
            )}
          </section>
          <CoachMargin
            question={question}
            coaching={coaching}
            notes={notes}
            points={points}
            replies={replies}
            sheet={paper}
            text={marked}
            onCurrent={setCurrentKey}
            onShow={showWords}
          >
            <StoryOffer
              questionId={question.id}
              ownerId={ownerId}
              stories={stories}
              onUse={(story) => {
                const before = draft.text
                saver.replace(before.trim() === '' ? story : `${before.trimEnd()}\n\n${story}`)
                setUndo({ said: 'Put in your story', undo: () => saver.replace(before) })
                area.current?.focus()
              }}
            />
            {reader && (
              <Suspense>
                <SecondOpinion
                  reader={reader}
                  owner={page}
                  question={question}
                  text={draft.text}
                  isOpen={draft.conflict === null}
                  onRead={setSecond}
                />
              </Suspense>
            )}
          </CoachMargin>
          <footer className="editor__foot">
            <Revisions
              revisions={foot.revisions}
              zone={zone}
              shownId={shown?.id ?? null}
              isKept={kept}
              onShow={setShown}
            />
            <div className="editor-bar">
              <p className="editor-bar__status mono">
                <span role="status">{status}</span>
                {status && ' · '}
                <AnswerLength text={draft.text} limitSeconds={question.timeLimitSeconds} />
              </p>
              {problem && <p className="overdue">{problem}</p>}
              {status === 'Waiting for you' && (
                <p className="overdue">
                  You are signed out. What you write is kept in this browser: <a href="/sign-in">sign in</a> to save it.
                </p>
              )}
              {draft.text.trim() === '' && draft.conflict === null && (
                <button
                  className="button button--quiet"
                  type="button"
                  onClick={() => {
                    saver.replace(skeletonOf(question.kind))
                    area.current?.focus()
                  }}
                >
                  Start from a frame
                </button>
              )}
              <button className="pile__key quiet" type="button" popoverTarget="keys" aria-keyshortcuts="?">
                <KeyHint quiet>?</KeyHint> all keys
              </button>
              <p className="buttons">
                <button
                  className="button button--primary"
                  type="button"
                  disabled={kept || draft.text.trim() === '' || draft.conflict !== null}
                  aria-keyshortcuts="Control+Enter"
                  onClick={() => {
                    const before = keptText
                    keep(draft.text)
                    setUndo({ said: 'Kept: it is shown first when you study', undo: () => keep(before) })
                  }}
                >
                  {kept ? 'Kept' : 'Keep this answer'} <KeyHint>Ctrl ↵</KeyHint>
                </button>
              </p>
            </div>
          </footer>
          {shown && (
            <Proof
              questionId={question.id}
              before={shown.text}
              after={draft.text}
              now={coaching.reading?.view ?? null}
              since={dayOf(shown, zone)}
              onRestore={() => restore(shown)}
            />
          )}
        </div>
      </div>
      <div className="toasts" role="status">
        {undo && <UndoToast key={undo.said} said={undo.said} onUndo={undo.undo} onGone={hideUndo} />}
      </div>
    </main>
  )
}

function dayOf(revision: Revision, zone: string): string {
  return formatShortDay(calendarDay(revision.savedAt, zone))
}
