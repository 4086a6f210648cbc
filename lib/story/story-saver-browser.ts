import { onOneLine } from '../question-set/question-set'
import type { PageOwner } from '../session/command'
import { newId } from '../session/new-id-browser'
import { type OutboxStatus, openOutbox } from '../session/outbox-browser'
import { pendingTexts } from './overlay-stories'
import { EMPTY_STORY, STORY_FIELDS, type StoryContents, type StoryField, type StorySave, titleFor } from './story'

/** A pause in the typing after which it is sent; longer while an earlier save has no answer yet. */
const PAUSE_MS = 800
const SLOW_PAUSE_MS = 10_000

type Changes = Partial<Record<StoryField, { was: string; value: string }>>

export type StoryView = {
  /** Null until something of a new story was sent. */
  storyId: string | null
  /** Whether the server has it. */
  isStored: boolean
  texts: StoryContents
  /** What another tab has put into a field meanwhile: what is typed here isn't saved until one of them is chosen. */
  overtaken: Partial<StoryContents>
  /** Null until something was sent from here. */
  status: OutboxStatus | null
  problem: string | null
}

/** The texts of one story in one tab. */
export type StorySaver = {
  view: () => StoryView
  subscribe: (listener: () => void) => () => void
  /** Begins: takes up what still waits in this browser. Returns the way to end. */
  open: () => () => void
  type: (field: StoryField, text: string) => void
  /** A field was left: what was typed is sent now. A new story without a title gets one. */
  leave: () => void
  choose: (field: StoryField, whose: 'mine' | 'theirs') => void
}

type Input = {
  owner: PageOwner
  story: ({ id: string } & StoryContents) | null
  /** The question that a new story is written for. */
  forQuestionId: string | null
}

/**
 * Saves a story as it is typed, field by field, each with what stood there before: two tabs that write in different
 * fields both keep theirs, and in the same field nothing is written over. What is sent waits in the outbox while the
 * server can’t be reached.
 */
export function createStorySaver({ owner, story, forQuestionId }: Input): StorySaver {
  const listeners = new Set<() => void>()
  /** By the command that carries them. */
  const unanswered = new Map<string, Changes>()
  /** What stands, as far as this tab knows, with what it has sent. */
  let saved: StoryContents = textsOf(story ?? EMPTY_STORY)
  let outboxStatus: OutboxStatus | null = null
  let hasSent = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let view: StoryView = {
    storyId: story?.id ?? null,
    isStored: story !== null,
    texts: saved,
    overtaken: {},
    status: null,
    problem: null,
  }

  function change(next: Partial<StoryView>) {
    view = { ...view, ...next }
    view.status = statusNow()
    for (const listener of listeners) listener()
  }

  function statusNow(): OutboxStatus | null {
    if (!hasSent || !outboxStatus) return null
    const isQuiet = outboxStatus.state === 'idle' && outboxStatus.waiting === 0
    return isQuiet && unanswered.size > 0 ? { state: 'sending', waiting: unanswered.size } : outboxStatus
  }

  /** What was typed and not sent. A title can’t be taken away. */
  function changesNow(): Changes {
    const texts = { ...view.texts, title: onOneLine(view.texts.title) }
    const changes: Changes = {}
    for (const field of STORY_FIELDS) {
      if (view.overtaken[field] !== undefined || texts[field] === saved[field]) continue
      if (field !== 'title' || texts.title !== '') changes[field] = { was: saved[field], value: texts[field] }
    }
    return changes
  }

  function save() {
    clearTimeout(timer)
    const changes = changesNow()
    if (Object.keys(changes).length === 0) return
    // A story begins with its title; one that was refused begins anew.
    if (saved.title === '' && !changes.title) return
    const isBegun = view.storyId === null
    const storyId = view.storyId ?? newId()
    for (const field of STORY_FIELDS) saved = { ...saved, [field]: changes[field]?.value ?? saved[field] }
    const id = newId()
    unanswered.set(id, changes)
    hasSent = true
    const outbox = openOutbox()
    void outbox.enqueue({ name: 'saveStory', payload: { storyId, changes }, id, ownerId: owner.ownerId })
    if (isBegun && forQuestionId !== null) {
      const payload = { storyId, questionId: forQuestionId, isLinked: true }
      void outbox.enqueue({ name: 'linkStory', payload, ownerId: owner.ownerId })
    }
    change({ storyId, problem: null })
  }

  function leave() {
    const { title } = view.texts
    if (onOneLine(title) === '' && view.overtaken.title === undefined) {
      const given = saved.title === '' ? titleFor(view.texts) : saved.title
      if (given !== '') change({ texts: { ...view.texts, title: given } })
    }
    save()
  }

  function settle(id: string, changes: Changes, outcome: StorySave) {
    unanswered.delete(id)
    const overtaken = { ...view.overtaken }
    for (const field of STORY_FIELDS) {
      const standing = outcome.overtaken[field]
      // A later save of the same field decides: it may have come through where this one was only sent twice.
      if (standing === undefined || [...unanswered.values()].some((later) => later[field])) continue
      saved = { ...saved, [field]: standing }
      if (standing !== view.texts[field] && changes[field]) overtaken[field] = standing
    }
    const problem = outcome.isDeleted ? DELETED : view.problem
    change({ overtaken, problem, isStored: true })
  }

  function refuse(id: string, changes: Changes, message: string) {
    unanswered.delete(id)
    for (const field of STORY_FIELDS) {
      const refused = changes[field]
      if (refused && saved[field] === refused.value) saved = { ...saved, [field]: refused.was }
    }
    change({ problem: message })
  }

  /** Another tab of this browser has saved something: where nothing was typed here, it is taken over. */
  function takeOver(texts: Partial<StoryContents>) {
    const shown = { ...view.texts }
    for (const field of STORY_FIELDS) {
      const text = texts[field]
      if (text === undefined || shown[field] !== saved[field]) continue
      shown[field] = text
      saved = { ...saved, [field]: text }
    }
    change({ texts: shown })
  }

  async function takeUp() {
    const { storyId } = view
    if (storyId === null) return
    for (const command of await openOutbox().listPending(owner)) {
      if (unanswered.has(command.id)) continue
      const texts = pendingTexts(command, storyId)
      if (Object.keys(texts).length === 0) continue
      // What waits was made by this app: its changes are of this shape.
      unanswered.set(command.id, command.payload.changes as Changes)
      hasSent = true
      takeOver(texts)
    }
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
      const stopStatus = outbox.subscribe((status) => {
        outboxStatus = status
        change({})
      })
      const stopSettled = outbox.onSettled(({ command, result }) => {
        const changes = unanswered.get(command.id)
        if (!changes) {
          if (result.ok && view.storyId !== null) takeOver(pendingTexts(command, view.storyId))
        }
        // The command's own answer: its shape is this type.
        else if (result.ok) settle(command.id, changes, result.value as StorySave)
        else refuse(command.id, changes, result.error.message)
      })
      const leaveIfHidden = () => {
        if (document.visibilityState === 'hidden') leave()
      }
      document.addEventListener('visibilitychange', leaveIfHidden)
      addEventListener('pagehide', leave)
      return () => {
        leave()
        stopStatus()
        stopSettled()
        document.removeEventListener('visibilitychange', leaveIfHidden)
        removeEventListener('pagehide', leave)
      }
    },
    type: (field, text) => {
      change({ texts: { ...view.texts, [field]: text } })
      clearTimeout(timer)
      timer = setTimeout(save, unanswered.size > 0 ? SLOW_PAUSE_MS : PAUSE_MS)
    },
    leave,
    choose: (field, whose) => {
      const { [field]: standing, ...overtaken } = view.overtaken
      const texts = whose === 'theirs' ? { ...view.texts, [field]: standing ?? view.texts[field] } : view.texts
      change({ overtaken, texts })
      save()
    },
  }
}

const DELETED =
  'This story was deleted meanwhile. What you typed is saved: restore the story from My stories to see it.'

function textsOf({ title, situation, task, action, result, figures }: StoryContents): StoryContents {
  return { title, situation, task, action, result, figures }
}
