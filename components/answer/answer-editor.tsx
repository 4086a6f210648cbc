'use client'

import { useCallback, useEffect, useState } from 'react'
import { calendarDay, formatMinutes, formatShortDay, plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { UndoToast } from '@/components/ui/undo-toast'
import { countWords, isKept, MAX_ANSWER_CHARACTERS, type Revision, speakingSeconds } from '@/lib/answer/answer'
import { statusOf } from '@/lib/answer/draft'
import type { EditorPage } from '@/lib/answer/editor-page'
import { topicName } from '@/lib/question/question'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'
import { AnswerChoice } from './answer-choice'
import { ConflictView } from './conflict-view'
import { EditorMargin } from './editor-margin'
import { Proof } from './proof'
import { Revisions } from './revisions'
import { useDraft } from './use-draft'
import { useEditorFoot } from './use-editor-foot'

type Undo = { said: string; undo: () => void }

/** The answer editor: the question, the sheet, the margin, and along the foot what the answer once was. */
export function AnswerEditor({ page }: { page: EditorPage }) {
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
        <div className="editor">
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
          <section className="editor__sheet" aria-label={kept ? 'Kept answer' : 'Draft'}>
            {draft.conflict ? (
              <ConflictView mine={draft.text} theirs={draft.conflict} zone={zone} onChoose={saver.choose} />
            ) : (
              <textarea
                className={kept ? 'writing ruled editor__text read' : 'writing ruled editor__text'}
                aria-label="Your answer"
                aria-describedby="question"
                maxLength={MAX_ANSWER_CHARACTERS}
                value={draft.text}
                onChange={(event) => saver.type(event.target.value)}
              />
            )}
          </section>
          <EditorMargin question={question} />
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
                {plural(countWords(draft.text), 'word')}, {aloud(draft.text)}
              </p>
              {problem && <p className="overdue">{problem}</p>}
              {status === 'Waiting for you' && (
                <p className="overdue">
                  You are signed out. What you write is kept in this browser: <a href="/sign-in">sign in</a> to save it.
                </p>
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
            <Proof before={shown.text} after={draft.text} since={dayOf(shown, zone)} onRestore={() => restore(shown)} />
          )}
        </div>
      </div>
      <div className="toasts" role="status">
        {undo && <UndoToast key={undo.said} said={undo.said} onUndo={undo.undo} onGone={hideUndo} />}
      </div>
    </main>
  )
}

function aloud(text: string): string {
  const seconds = speakingSeconds(text)
  return seconds < 100 ? `about ${plural(seconds, 'second')} aloud` : `about ${formatMinutes(seconds)} aloud`
}

function dayOf(revision: Revision, zone: string): string {
  return formatShortDay(calendarDay(revision.savedAt, zone))
}
