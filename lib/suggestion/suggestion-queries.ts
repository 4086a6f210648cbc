import 'server-only'
import { randomUUID } from 'node:crypto'
import { knownZone } from '../platform/zone'
import { renderUntrusted } from '../question/markdown'
import { questionAddress } from '../question-set/own-set'
import { listListingsOf } from '../question-set/readable-queries'
import { findSession, type Session } from '../session/session-queries'
import { findOrigin } from '../sharing/origin-queries'
import { isAsSuggested, rebase, seenState } from './decision'
import { findStandingText } from './decision-repository'
import { partsOfOwn, textInOwn } from './own-parts'
import { isPart, pointIdOf, type Suggestion, type SuggestionPart, signatureOf } from './suggestion'
import {
  deciderOf,
  findForDecider,
  hasMade,
  hasMet,
  hasReceived,
  type ListedSuggestion,
  listForDecider,
  listMade,
} from './suggestion-repository'
import { findTarget, type SuggestionTarget } from './target-queries'

/** Where a reader suggests a change. `id` is the suggestion's to be. */
export type SuggestPage = Pick<SuggestionTarget, 'questionText' | 'signedAs' | 'text'> & {
  id: string
  slug: string
  address: string
  part: SuggestionPart
}

/** The page of a text that whoever asks may suggest a change to; null where there is none. */
export async function getSuggestPage(slug: string, part: string | null, now: Date): Promise<SuggestPage | null> {
  if (part === null || !isPart(part)) return null
  const target = await findTarget(await findSession(), slug, part, now)
  if (!target) return null
  const { questionText, signedAs, text } = target
  return { id: randomUUID(), slug, address: questionAddress(slug), part, questionText, signedAs, text }
}

/** What a candidate may suggest changes to, of a question that was shared with them: none before they have met it. */
export async function listSuggestable(
  copyId: string,
  now: Date,
): Promise<{ part: SuggestionPart; firstLine: string }[]> {
  const session = await findSession()
  if (!session?.user || !(await hasMet(session.userId, copyId))) return []
  const origin = await findOrigin(session.userId, copyId, now)
  if (!origin) return []
  return partsOfOwn(origin.copy).map((part) => ({
    part,
    firstLine: pointIdOf(part) === null ? '' : (textInOwn(origin.copy, part)?.split('\n', 1)[0] ?? ''),
  }))
}

/** A suggestion as its author sees it. `questionText`: null where the question is gone. `isEdited`: as it was accepted. */
export type MadeSuggestion = Suggestion & { questionText: string | null; address: string; isEdited: boolean }

/** What whoever asks has suggested, the newest first. */
export async function getMadePage(): Promise<{ zone: string; suggestions: MadeSuggestion[] }> {
  const session = await findSession()
  const made = session?.user ? await listMade(session.userId) : []
  const texts = await textsOf(
    session,
    made.map(({ seenAs }) => seenAs),
  )
  return {
    zone: knownZone(session?.user?.zone),
    suggestions: made.map((suggestion) => {
      const question = texts.get(suggestion.seenAs)
      const address = questionAddress(question?.slug ?? suggestion.seenAs)
      return { ...suggestion, questionText: question?.text ?? null, address, isEdited: !isAsSuggested(suggestion) }
    }),
  }
}

/** A suggestion in the queue: its question and whose words it is. */
export type QueuedSuggestion = Pick<Suggestion, 'id' | 'questionId' | 'part' | 'status' | 'createdAt' | 'decidedAt'> & {
  signature: string
  questionText: string | null
}

/** A suggestion as it is decided on. */
export type DeskSuggestion = Suggestion & {
  signature: string
  questionText: string | null
  address: string
  isOwn: boolean
  /** What stands now; null where it is gone. */
  standing: string | null
  /** What would stand once it is accepted; null where it touches a newer edit, or the text is gone. */
  rebased: string | null
  /** Whether what stands isn't what its author saw. */
  isStale: boolean
  /** How it would read, without links; null for a key point, which is plain. */
  previewHtml: string | null
  /** As `seenState` names it. */
  state: string
  /** How many of its author wait. */
  openOfAuthor: number
}

/** Where suggestions are decided. */
export type DeskPage = {
  zone: string
  isMaintainer: boolean
  queue: QueuedSuggestion[]
  decided: QueuedSuggestion[]
  /** The one that lies open, with the others that wait for the same text. */
  current: DeskSuggestion | null
  beside: DeskSuggestion[]
  previousId: string | null
  nextId: string | null
  /** What was decided just now. */
  done: DeskSuggestion | null
}

/**
 * What whoever asks may decide.
 * @param at the suggestion to lie open; else the first that waits @param done the one that was decided just now
 */
export async function getDeskPage(at: string | null, done: string | null): Promise<DeskPage> {
  const session = await findSession()
  const decider = deciderOf(session)
  const { open, decided } = decider ? await listForDecider(decider) : { open: [], decided: [] }
  const all = [...open, ...decided]
  const texts = await textsOf(
    session,
    all.map(({ questionId }) => questionId),
  )
  const queue = byQuestion(open)
  const shown = all.find(({ id }) => id === at) ?? queue[0] ?? null
  const place = queue.findIndex(({ id }) => id === shown?.id)
  const beside = queue
    .filter(({ id, questionId, part }) => id !== shown?.id && questionId === shown?.questionId && part === shown.part)
    .slice(0, MAX_BESIDE)
  const justDone = decided.find(({ id }) => id === done)
  const laidOut = [...(shown ? [shown] : []), ...beside, ...(justDone ? [justDone] : [])].map(({ id }) => id)
  const whole = decider ? await findForDecider(decider, laidOut) : new Map<string, Suggestion>()
  const listed = ({ userId: _, signedAs, ...suggestion }: ListedSuggestion): QueuedSuggestion => ({
    ...suggestion,
    signature: signatureOf({ signedAs }),
    questionText: texts.get(suggestion.questionId)?.text ?? null,
  })
  const onDesk = async (suggestion: Suggestion): Promise<DeskSuggestion> => {
    const { questionId, ownerId, part, userId } = suggestion
    const standing = await findStandingText(suggestion)
    const merged = standing === null ? null : rebase(suggestion, standing)
    const rebased = merged?.kind === 'merged' ? merged.text : null
    const question = texts.get(questionId)
    return {
      ...suggestion,
      signature: signatureOf(suggestion),
      questionText: question?.text ?? null,
      address: questionAddress(question?.slug ?? questionId),
      isOwn: ownerId !== null,
      ...{ standing, rebased, isStale: standing !== suggestion.baseText },
      previewHtml: pointIdOf(part) === null ? renderUntrusted(rebased ?? suggestion.text) : null,
      state: seenState(suggestion, standing),
      openOfAuthor: userId === null ? 0 : open.filter((other) => other.userId === userId).length,
    }
  }
  // Null also for one that is gone since it was listed.
  const layOut = async (suggestion: ListedSuggestion | null | undefined) => {
    const found = suggestion && whole.get(suggestion.id)
    return found ? onDesk(found) : null
  }
  return {
    zone: knownZone(session?.user?.zone),
    isMaintainer: decider?.isMaintainer ?? false,
    queue: queue.map(listed),
    decided: decided.map(listed),
    current: await layOut(shown),
    beside: (await Promise.all(beside.map(layOut))).filter((suggestion) => suggestion !== null),
    previousId: queue[place < 0 ? -1 : place - 1]?.id ?? null,
    nextId: queue[place + 1]?.id ?? null,
    done: await layOut(justDone),
  }
}

/** As many as lie side by side; the queue has the rest. */
const MAX_BESIDE = 5

/** Whether there is anything of whoever asks here: what they made, and what they may decide. */
export async function getSuggestionPlaces(): Promise<{ hasMade: boolean; mayDecide: boolean }> {
  const session = await findSession()
  const decider = deciderOf(session)
  if (!decider) return { hasMade: false, mayDecide: false }
  const { userId, isMaintainer } = decider
  return { hasMade: await hasMade(userId), mayDecide: isMaintainer || (await hasReceived(userId)) }
}

/** The oldest question first, its texts together. */
function byQuestion(open: readonly ListedSuggestion[]): ListedSuggestion[] {
  const questions = [...new Set(open.map(({ questionId }) => questionId))]
  return questions.flatMap((id) => {
    const ofQuestion = open.filter(({ questionId }) => questionId === id)
    const parts = [...new Set(ofQuestion.map(({ part }) => part))]
    return parts.flatMap((part) => ofQuestion.filter((suggestion) => suggestion.part === part))
  })
}

async function textsOf(
  session: Session | null,
  ids: readonly string[],
): Promise<Map<string, { slug: string; text: string }>> {
  if (ids.length === 0) return new Map()
  const listings = await listListingsOf(session?.user ? session.userId : null, [...new Set(ids)])
  return new Map(listings.map((listing) => [listing.id, listing]))
}
