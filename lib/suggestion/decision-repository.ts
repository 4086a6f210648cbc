import { db, type Transaction } from '../platform/db'
import { lockContent } from '../question/content-state-repository'
import { listOwnQuestions } from '../question-set/own-question-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { type Decision, rebase, seenState } from './decision'
import { editFile, textInFile } from './file-parts'
import { mergeTexts } from './merge-texts'
import { editOwn, textInOwn } from './own-parts'
import { acceptedOf, standingText } from './standing-text'
import type { Suggestion } from './suggestion'
import { type Decider, decidedBy, listAccepted, listFiled, suggestionOf } from './suggestion-repository'

export type DecisionOutcome =
  /** `count`: of suggestions, where all of one author were declined. */
  | { kind: 'decided'; count: number }
  | { kind: 'unknown' | 'overtaken' | 'conflict' | 'nothing new' | 'published' | 'touched since' }
  | { kind: 'refused'; problem: string }

/**
 * Decides a suggestion: what was seen is what is decided, so of two who decide at once, or after a newer edit, one is
 * told. Those for the library take turns with each other and with imports, those for one's own with one's other writes.
 */
export function decide(
  writer: Writer,
  decider: Decider,
  { id, state, decision }: { id: string; state: string; decision: Decision },
): Promise<DecisionOutcome> {
  return inUserTransaction(writer, async (tx) => {
    const { now } = writer
    if (decider.isMaintainer) await lockContent(tx, now)
    // Says nothing new: its author, who may withdraw it, waits.
    await tx.suggestion.updateMany({ where: { id, ...decidedBy(decider) }, data: { version: { increment: 0 } } })
    const row = await tx.suggestion.findFirst({ where: { id, ...decidedBy(decider) } })
    if (!row) return { kind: 'unknown' }
    const suggestion = suggestionOf(row)
    const standing = await findStanding(tx, suggestion)
    if (seenState(suggestion, standing?.text ?? null) !== state) return { kind: 'overtaken' }
    if (decision.kind === 'undo') return undo(tx, suggestion, standing, now)
    if (suggestion.status !== 'open') return { kind: 'overtaken' }
    if (decision.kind === 'decline') {
      const { answer, isWholeAuthor } = decision
      const ofAuthor = { userId: suggestion.userId, status: 'open', ...decidedBy(decider) }
      const { count } = await tx.suggestion.updateMany({
        where: isWholeAuthor && suggestion.userId !== null ? ofAuthor : { id, status: 'open' },
        data: { status: 'declined', answer, decidedAt: now, version: { increment: 1 } },
      })
      return { kind: 'decided', count }
    }
    return accept(tx, suggestion, standing, decision, now)
  })
}

/** What stands of a suggestion's text, and how it is changed; null where it is gone. */
type Standing = {
  text: string
  /** Puts another text there, or says in a sentence why it can't be. */
  put: (tx: Transaction, text: string, now: Date) => Promise<string | null>
}

/** What stands of a suggestion's text, accepted ones of the library included; null where it is gone. */
export async function findStandingText(suggestion: Suggestion): Promise<string | null> {
  return (await findStanding(db(), suggestion))?.text ?? null
}

async function findStanding(tx: Transaction, suggestion: Suggestion): Promise<Standing | null> {
  const { ownerId, questionId, part } = suggestion
  return ownerId === null ? standingInFile(tx, questionId, part) : standingInOwn(tx, ownerId, questionId, part)
}

/** The file says what stands; what is accepted comes there by a patch, and is only tried here. */
async function standingInFile(tx: Transaction, questionId: string, part: Suggestion['part']): Promise<Standing | null> {
  const [question] = await listFiled(tx, [questionId])
  const file = question && { path: question.path, text: question.source }
  const inFile = file ? textInFile(file, part) : null
  if (!file || inFile === null) return null
  const accepted = (await listAccepted(tx, [questionId])).filter((other) => other.part === part)
  return {
    text: standingText(inFile, acceptedOf(accepted)).text,
    async put(_, text) {
      const edit = editFile(file, part, text)
      return edit.kind === 'refused' ? edit.problem : null
    },
  }
}

async function standingInOwn(
  tx: Transaction,
  ownerId: string,
  questionId: string,
  part: Suggestion['part'],
): Promise<Standing | null> {
  const [question] = await listOwnQuestions(ownerId, [questionId], tx)
  const text = question ? textInOwn(question, part) : null
  if (!question || text === null) return null
  return {
    text,
    async put(transaction, put, now) {
      const fields = editOwn(question, part, put)
      if (typeof fields === 'string') return fields
      await transaction.ownQuestion.update({
        where: { userId_id: { userId: ownerId, id: questionId } },
        data: { ...fields, updatedAt: now },
        select: { id: true },
      })
      return null
    },
  }
}

async function accept(
  tx: Transaction,
  suggestion: Suggestion,
  standing: Standing | null,
  { editedText, answer }: Decision & { kind: 'accept' },
  now: Date,
): Promise<DecisionOutcome> {
  if (!standing) return { kind: 'unknown' }
  const rebased = rebase(suggestion, standing.text)
  if (editedText === null && rebased.kind === 'conflict') return { kind: 'conflict' }
  const text = editedText ?? (rebased.kind === 'merged' ? rebased.text : '')
  if (text === standing.text) return { kind: 'nothing new' }
  const problem = await standing.put(tx, text, now)
  if (problem !== null) return { kind: 'refused', problem }
  const data = { status: 'accepted', answer, replacedText: standing.text, acceptedText: text, decidedAt: now }
  await tx.suggestion.update({
    where: { id: suggestion.id },
    data: { ...data, version: { increment: 1 } },
    select: { id: true },
  })
  return { kind: 'decided', count: 1 }
}

/** Opens a suggestion again. In one's own question what stood before comes back, unless it was changed there since. */
async function undo(
  tx: Transaction,
  suggestion: Suggestion,
  standing: Standing | null,
  now: Date,
): Promise<DecisionOutcome> {
  const { id, status, ownerId, replacedText, acceptedText } = suggestion
  if (status === 'open') return { kind: 'overtaken' }
  if (status === 'published') return { kind: 'published' }
  if (ownerId !== null && replacedText !== null && acceptedText !== null) {
    const back = standing ? mergeTexts(acceptedText, standing.text, replacedText) : null
    if (!standing || back?.kind !== 'merged') return { kind: 'touched since' }
    const problem = await standing.put(tx, back.text, now)
    if (problem !== null) return { kind: 'refused', problem }
  }
  const data = { status: 'open', answer: '', replacedText: null, acceptedText: null, decidedAt: null }
  await tx.suggestion.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { id: true } })
  return { kind: 'decided', count: 1 }
}
