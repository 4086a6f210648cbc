'use client'

import { useState } from 'react'
import { SaveStatus } from '@/components/review/save-status'
import { plural } from '@/components/ui/format'
import { UndoToast } from '@/components/ui/undo-toast'
import { QUESTION_KINDS, type QuestionKind } from '@/lib/question/question'
import { addingEdits, type SetEdit } from '@/lib/question-set/edit-set'
import type { SetQuestion, SetSection } from '@/lib/question-set/own-set'
import type { OwnSetPage } from '@/lib/question-set/own-set-queries'
import { fits } from '@/lib/question-set/planned-time'
import type { OwnSetDocument } from '@/lib/question-set/question-set'
import { newId } from '@/lib/session/new-id-browser'
import { AddQuestions } from './add-questions'
import { ownRow } from './own-row'
import { SetAnchors } from './set-anchors'
import { SetDetails } from './set-details'
import { SetSectionPart } from './set-section-part'
import { useSetEditor } from './use-set-editor'

/** A set of one's own, put in order: by buttons, by keys and by dragging. */
export function SetEditor({ page }: { page: OwnSetPage }) {
  const { shown, send, keepQuestions, problem, isSaving, status } = useSetEditor(page)
  const [questions, setQuestions] = useState(page.questions)
  const [undo, setUndo] = useState<{ said: string; edits: SetEdit[]; key: string } | null>(null)
  const { sections } = shown
  const starts = sections.map((_, index) =>
    sections.slice(0, index).reduce((sum, { entries }) => sum + entries.length, 1),
  )

  function remove(section: SetSection, questionId: string) {
    const place = section.entries.findIndex((entry) => entry.questionId === questionId)
    const entry = section.entries[place]
    if (!entry) return
    send({ type: 'remove', questionIds: [questionId] })
    const beforeId = section.entries[place + 1]?.questionId ?? null
    const back: SetEdit = { type: 'add', entries: [entry], sectionId: section.id, beforeId }
    setUndo({ said: 'Taken out of the set', edits: [back], key: newId() })
  }

  function removeSection(section: SetSection, index: number) {
    send({ type: 'removeSection', sectionId: section.id })
    const back: SetEdit = {
      type: 'addSection',
      sectionId: section.id,
      title: section.title,
      beforeSectionId: sections[index + 1]?.id ?? null,
      questionIds: section.entries.map(({ questionId }) => questionId),
    }
    setUndo({ said: 'Heading taken away, its questions stay', edits: [back], key: newId() })
  }

  function addPasted(document: OwnSetDocument) {
    keepQuestions(document.questions)
    know(document.questions.map(ownRow))
    send(...addingEdits(document, newId))
    const back: SetEdit = { type: 'remove', questionIds: document.questions.map(({ id }) => id) }
    setUndo({ said: `Added ${plural(document.questions.length, 'question')}`, edits: [back], key: newId() })
  }

  function know(added: SetQuestion[]) {
    setQuestions((before) => ({ ...before, ...Object.fromEntries(added.map((question) => [question.id, question])) }))
  }

  function add(added: SetQuestion[]) {
    know(added)
    const entries = added.map(({ id }) => ({ questionId: id, isMustAsk: false, minutes: null }))
    send({ type: 'add', entries, sectionId: null, beforeId: null })
  }

  return (
    <>
      <div className="card set-sheet set-editor">
        <div className="set-sheet__bar">
          <p className="set-sheet__facts" aria-live="polite">
            {fits(shown).sentence}
          </p>
          <SaveStatus status={isSaving && status?.state === 'idle' ? { state: 'sending', waiting: 1 } : status} />
        </div>
        <hr className="head-rule" />
        {problem && (
          <p className="error-summary" role="alert">
            {problem}
          </p>
        )}
        <SetDetails set={shown} send={send} />
        {sections.map((section, index) => (
          <SetSectionPart
            key={section.id}
            section={section}
            index={index}
            sections={sections}
            start={starts[index] ?? 1}
            questions={questions}
            send={send}
            onRemove={(questionId) => remove(section, questionId)}
            onRemoveSection={() => removeSection(section, index)}
          />
        ))}
        <div className="topic buttons">
          <button
            className="button"
            type="button"
            onClick={() =>
              send({
                type: 'addSection',
                sectionId: newId(),
                title: 'New section',
                beforeSectionId: null,
                questionIds: [],
              })
            }
          >
            Add a section
          </button>
        </div>
        <SetAnchors kinds={kindsOf(sections, questions)} anchors={shown.anchors} send={send} />
        <AddQuestions
          inSet={new Set(sections.flatMap(({ entries }) => entries.map(({ questionId }) => questionId)))}
          onAdd={add}
          onWrite={(question) => keepQuestions([question])}
          onPaste={addPasted}
        />
      </div>
      <div className="toasts" role="status">
        {undo && (
          <UndoToast key={undo.key} said={undo.said} onUndo={() => send(...undo.edits)} onGone={() => setUndo(null)} />
        )}
      </div>
    </>
  )
}

function kindsOf(sections: readonly SetSection[], questions: Record<string, SetQuestion>): QuestionKind[] {
  const present = new Set(
    sections.flatMap(({ entries }) => entries.map(({ questionId }) => questions[questionId]?.kind)),
  )
  return QUESTION_KINDS.filter((kind) => present.has(kind))
}
