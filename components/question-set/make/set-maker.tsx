'use client'

import { useRef } from 'react'
import { plural } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { useSettled } from '@/components/ui/use-settled'
import type { OwnSetDocument } from '@/lib/question-set/question-set'
import {
  documentOfProposal,
  hasProblems,
  type ProposalProblems,
  problemsOf,
  type SetChoices,
  type SetProposal,
  takenQuestions,
} from '@/lib/question-set/set-proposal'
import { newId } from '@/lib/session/new-id-browser'
import { PasteArea } from './paste-area'
import { UnderstoodSet, understoodSentence } from './understood-set'
import { useSetSource } from './use-set-source'

type Props = {
  /** How many questions the set has that these are added to; absent where they become a new one. */
  standing?: number
  /** Gets what `ownSetDocumentSchema` takes. Pressed again without a change, it gets the same ids again. */
  onMake: (document: OwnSetDocument) => void
  /** While the set is being stored. */
  isBusy: boolean
  /** Why it couldn't be stored: a sentence. */
  problem: string | null
}

const SETTLED_MS = 1_200

/** Makes a set of what is pasted or opened: what was understood is shown, and put right, before anything is saved. */
export function SetMaker({ standing, onMake, isBusy, problem }: Props) {
  const { paste, file, understood, choices, ...source } = useSetSource()
  const card = useRef<HTMLDivElement>(null)
  const made = useRef<{ proposal: SetProposal; choices: SetChoices; document: OwnSetDocument } | null>(null)
  const isEmpty = file === null && paste.text.trim() === ''
  const shown = isEmpty ? null : understood
  const problems = shown && problemsOf(shown.proposal, choices, standing)
  const taken = shown ? takenQuestions(shown.proposal, choices).length : 0
  const said = shown ? understoodSentence(shown) : ''

  function make() {
    const proposal = source.latest()?.proposal
    if (isBusy || !proposal) return
    if (hasProblems(problemsOf(proposal, choices, standing))) {
      card.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    // With the same ids, what was stored before something failed isn't stored twice.
    if (made.current?.proposal !== proposal || made.current.choices !== choices)
      made.current = { proposal, choices, document: documentOfProposal(proposal, choices, newId) }
    onMake(made.current.document)
  }

  return (
    <div className="card set-maker" ref={card}>
      <PasteArea
        text={paste.text}
        file={file}
        onType={source.typePaste}
        onPaste={source.replacePaste}
        onFile={(chosen) => void source.openFile(chosen)}
        onCloseFile={source.closeFile}
      />
      <section className="set-maker__part" aria-label="What was understood">
        <div className="set-maker__head">
          <h2 tabIndex={-1}>What was understood</h2>
          {said !== '' && (
            <p className="set-maker__count mono">{said.replace(' understood', '').replace(', ', ' · ')}</p>
          )}
        </div>
        <hr className="head-rule" />
        <div className="set-maker__body">
          {shown && problems ? (
            <UnderstoodSet
              understood={shown}
              choices={choices}
              problems={problems}
              isNamed={standing === undefined}
              choose={source.choose}
            />
          ) : (
            <Nothing isFile={file !== null} />
          )}
        </div>
      </section>
      <p className="visually-hidden" role="status">
        {useSettled(said, SETTLED_MS)}
      </p>
      {shown && problems && shown.proposal.sections.length > 0 && (
        <div className="set-maker__foot">
          <FootProblem problem={problems.set ?? markedSentence(problems) ?? problem} />
          <button
            className="button button--primary"
            type="button"
            aria-keyshortcuts="Control+Enter"
            aria-disabled={isBusy}
            onClick={make}
          >
            {standing === undefined ? makeWords(taken, isBusy) : addWords(taken)} <KeyHint>Ctrl ↵</KeyHint>
          </button>
        </div>
      )}
    </div>
  )
}

function makeWords(taken: number, isBusy: boolean): string {
  if (isBusy) return 'Making it…'
  return taken === 0 ? 'Make a set' : `Make a set of ${plural(taken, 'question')}`
}

function addWords(taken: number): string {
  return taken === 0 ? 'Add to the set' : `Add ${plural(taken, 'question')} to the set`
}

function FootProblem({ problem }: { problem: string | null }) {
  return (
    <div className="set-maker__problem" role="alert">
      {problem !== null && (
        <p className="field__error">
          <span>{problem}</span>
        </p>
      )}
    </div>
  )
}

function markedSentence({ title, purpose, questions }: ProposalProblems): string | null {
  const count = questions.size + Number(title !== null) + Number(purpose !== null)
  if (count === 0) return null
  return `${plural(count, 'field is', 'fields are')} marked: put that right first.`
}

function Nothing({ isFile }: { isFile: boolean }) {
  if (isFile) return <p className="set-maker__nothing">Nothing can be made of this file yet.</p>
  return (
    <div className="set-maker__nothing">
      <p>Nothing yet. What you paste stands here as questions, to check before anything is saved.</p>
      <ul>
        <li>A list: numbered, bulleted, or one question a line</li>
        <li>A page, with the guidance and answers below its questions</li>
        <li>Rows of a spreadsheet</li>
        <li>A set exported from Callback, as a file</li>
      </ul>
    </div>
  )
}
