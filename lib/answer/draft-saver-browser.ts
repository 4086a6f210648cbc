import type { PageOwner } from '../session/command'
import { newId } from '../session/new-id-browser'
import { openOutbox } from '../session/outbox-browser'
import { whenIdle } from '../session/when-idle-browser'
import type { SaveOutcome } from './answer'
import * as drafts from './draft'
import { type DraftCopy, forgetDraftCopy, keepDraftCopy, readDraftCopy } from './draft-store-browser'

/** A pause in the typing after which the text is sent, and the longest that it waits without one. */
const PAUSE_MS = 500
const LONGEST_MS = 900
/** After which a key's text is in this browser's store, and a save begun, however busy the page is. */
const KEEP_WITHIN_MS = 50
const BEGIN_WITHIN_MS = 100

/** The answer as the server has it; null where a new one begins. */
export type StoredAnswer = { id: string; text: string; lastSaveId: string } | null

export type DraftView = {
  answerId: string
  draft: drafts.Draft
  hindrance: drafts.Hindrance
  /** A sentence about a save that was refused for good; null where all is well. */
  problem: string | null
  /** The revision that the newest stored save went into; null before the first. */
  revisionId: string | null
  /** Whether what this browser kept was looked at. */
  isTakenUp: boolean
}

/** The text of one answer in one tab. */
export type DraftSaver = {
  view: () => DraftView
  subscribe: (listener: () => void) => () => void
  /** Begins: takes up what this browser kept or still has to send. Returns the way to end. */
  open: () => () => void
  type: (text: string) => void
  /** Puts another text in place, as a revision of its own. */
  replace: (text: string) => void
  choose: (whose: 'mine' | 'theirs') => void
  /** Sends what is typed now, so that what is enqueued next comes after it. */
  saveNow: () => void
}

/**
 * Saves a text as it is typed: kept in this browser at once, sent within a second, one save at a time while the line is
 * slow. Nothing typed is lost to a closed tab, a server that is down, or another tab with a text of its own.
 */
export function createDraftSaver(input: { owner: PageOwner; questionId: string; stored: StoredAnswer }): DraftSaver {
  const { owner, questionId, stored } = input
  const listeners = new Set<() => void>()
  /** Of this tab: the server never writes over what another tab wrote. */
  const writerId = newId()
  const start = stored?.text ?? ''
  let view: DraftView = {
    answerId: stored?.id ?? '',
    draft: drafts.openDraft(start, start, stored?.lastSaveId ?? ''),
    hindrance: null,
    problem: null,
    revisionId: null,
    isTakenUp: false,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirtySince: number | null = null
  let isNewRevision = false
  /** What this browser kept of it before anything was typed here; undefined until it was looked for. */
  let found: DraftCopy | null | undefined
  /** What this browser was last asked to keep: to ask it again costs as much as the rest of a key. */
  let asked: { name: string | null; text: string; basedOn: string } | null = null
  let isToKeep = false

  /** Looked for a copy as soon as there is something to keep: somebody may type before the page has begun. */
  function begin() {
    if (found !== undefined) return
    found = findCopy()
    view = { ...view, answerId: stored?.id ?? found?.answerId ?? newId() }
  }

  function change(next: Partial<DraftView>) {
    begin()
    view = { ...view, ...next }
    // What was kept before stays until it is taken up.
    if (view.isTakenUp || !found) keepSoon()
    plan()
    for (const listener of listeners) listener()
  }

  /** After the frame that shows the key: a long text takes the store as long as the rest of a key. */
  function keepSoon() {
    if (isToKeep) return
    isToKeep = true
    void whenIdle(KEEP_WITHIN_MS).then(keepNow)
  }

  function keepNow() {
    if (!isToKeep) return
    isToKeep = false
    keepOrForget()
  }

  function keepOrForget() {
    const { draft, answerId } = view
    const isStored = !drafts.isDirty(draft) && draft.sending.length === 0 && !draft.conflict && !view.problem
    // A new answer has no name to be found by until the server has it: then its copy moves.
    const name = stored === null && view.revisionId === null ? null : answerId
    if (name !== null && readDraftCopy(owner, questionId, null)?.answerId === answerId)
      forgetDraftCopy(owner, questionId, null)
    const { text, basedOn } = draft
    if (isStored) {
      asked = null
      forgetDraftCopy(owner, questionId, name)
    } else if (asked?.name !== name || asked.text !== text || asked.basedOn !== basedOn) {
      asked = { name, text, basedOn }
      keepDraftCopy(owner, questionId, name, { answerId, text, basedOn })
    }
  }

  function plan() {
    clearTimeout(timer)
    const { draft } = view
    if (!drafts.isDirty(draft)) dirtySince = null
    if (!drafts.isDirty(draft) || draft.sending.length > 0) return
    dirtySince ??= Date.now()
    const saveSoon = () => whenIdle(BEGIN_WITHIN_MS).then(saveNow)
    timer = setTimeout(saveSoon, Math.max(0, Math.min(PAUSE_MS, dirtySince + LONGEST_MS - Date.now())))
  }

  function send(id: string, text: string, basedOn: string) {
    const payload = { id, answerId: view.answerId, questionId, text, basedOn, writerId, isNewRevision }
    isNewRevision = false
    void openOutbox().enqueue({ name: 'saveAnswer', payload, ownerId: owner.ownerId })
  }

  function saveNow() {
    const { draft, isTakenUp } = view
    if (!isTakenUp || !drafts.isDirty(draft)) return
    const id = newId()
    send(id, draft.text, draft.basedOn)
    change({ draft: drafts.beginSave(draft, id) })
  }

  function leave() {
    saveNow()
    keepNow()
  }

  async function takeUp() {
    begin()
    const { answerId } = view
    const copy = findCopy()
    const pending = await openOutbox().listPending(owner)
    const own = pending.filter(({ name, payload }) => name === 'saveAnswer' && payload.answerId === answerId)
    const last = own.at(-1)
    // A save without a copy is of a text that its writer has left for another tab's: it is only to be filed.
    if (!copy) return change({ isTakenUp: true })
    const savedText = last ? String(last.payload.text) : start
    const basedOn = last?.id ?? copy.basedOn
    const ids = own.map(({ id }) => id)
    const typed = view.draft.text
    if (typed === start) return change({ draft: drafts.openDraft(copy.text, savedText, basedOn, ids), isTakenUp: true })
    // Whoever typed in that moment goes on from what they typed; what was kept before is filed.
    let draft = drafts.openDraft(copy.text, savedText, basedOn, ids)
    if (found && drafts.isDirty(draft)) {
      const id = newId()
      send(id, draft.text, draft.basedOn)
      draft = drafts.beginSave(draft, id)
      isNewRevision = true
    }
    change({ draft: drafts.type(draft, typed), isTakenUp: true })
  }

  /** This browser's copy. What was begun as new may have been stored since, from another page or tab. */
  function findCopy() {
    const begun = readDraftCopy(owner, questionId, null)
    if (!stored) return begun
    return readDraftCopy(owner, questionId, stored.id) ?? (begun?.answerId === stored.id ? begun : null)
  }

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: () => {
      const outbox = openOutbox()
      void takeUp().then(() => outbox.flush())
      const stopStatus = outbox.subscribe(({ state }) => {
        const hindrance = state === 'offline' || state === 'held' ? state : null
        if (hindrance !== view.hindrance) change({ hindrance })
      })
      const stopSettled = outbox.onSettled(({ command, result }) => {
        if (!view.draft.sending.includes(command.id)) return
        if (result.ok) {
          // The command's own answer: its shape is this type.
          const outcome = result.value as SaveOutcome
          const revisionId = outcome.conflict ? view.revisionId : outcome.revisionId
          change({ draft: drafts.settle(view.draft, command.id, outcome), revisionId })
        } else change({ draft: drafts.refuse(view.draft, command.id), problem: result.error.message })
      })
      addEventListener('pagehide', leave)
      return () => {
        leave()
        clearTimeout(timer)
        stopStatus()
        stopSettled()
        removeEventListener('pagehide', leave)
      }
    },
    type: (text) => change({ draft: drafts.type(view.draft, text), problem: null }),
    replace: (text) => {
      saveNow()
      isNewRevision = true
      change({ draft: drafts.type(view.draft, text) })
    },
    choose: (whose) => {
      const { draft } = view
      // What was typed after the losing save is kept as well: a save that can't but lose files it.
      if (whose === 'theirs' && draft.text !== draft.savedText) send(newId(), draft.text, draft.basedOn)
      isNewRevision = true
      change({ draft: drafts.choose(draft, whose) })
    },
    saveNow,
  }
}
