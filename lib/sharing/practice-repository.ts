import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { insertOwnQuestions } from '../question-set/own-question-repository'
import type { ReceivedBy, SetContents } from '../question-set/own-set'
import { contentsOf, findReceivedSet, insertOwnSet } from '../question-set/own-set-repository'
import { inUserTransaction, type Writer } from '../session/user-repository'
import { type PracticeCopy, practiceSetOf } from './practice-copy'

/** A shared set as it stands with its owner. */
export type HandedSet = {
  contents: SetContents
  /** Of each question of the owner's own, by its id: what a candidate's copy carries. */
  copies: ReadonlyMap<string, PracticeCopy>
  /** Of those of the library, the ones that are published: they are referred to. */
  libraryIds: ReadonlySet<string>
}

export type KeepOutcome =
  | { kind: 'kept'; setId: string }
  | { kind: 'too many sets' | 'too many questions' | 'unknown questions' }

/** Undoes what was begun: copies without a set would be found by nobody. */
class NotKept extends Error {
  override name = 'NotKept'
  readonly outcome: KeepOutcome

  constructor(outcome: KeepOutcome) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

/**
 * Keeps a shared set for a candidate. Where it stands as it did when they kept it last, that one is used again; else
 * it becomes a set more, and what was begun goes on with its own questions.
 */
export async function keepReceivedSet(writer: Writer, received: ReceivedBy, handed: HandedSet): Promise<KeepOutcome> {
  const keep = inUserTransaction(writer, async (tx): Promise<KeepOutcome> => {
    const { userId } = writer
    const origins = [...handed.copies.values()].map(({ origin }) => origin)
    const known = await tx.ownQuestion.findMany({
      where: { userId, origin: { in: origins } },
      select: { id: true, origin: true },
    })
    const ids = new Map(known.map(({ id, origin }) => [origin, id]))
    const added = [...handed.copies.values()]
      .filter(({ origin }) => !ids.has(origin))
      .map((copy) => ({ ...copy, id: randomUUID() }))
    for (const { id, origin } of added) ids.set(origin, id)
    const contents = practiceSetOf(handed.contents, (questionId) => {
      const copy = handed.copies.get(questionId)
      if (copy) return ids.get(copy.origin)
      return handed.libraryIds.has(questionId) ? questionId : undefined
    })
    const newest = await findReceivedSet(userId, received.linkId, tx)
    if (newest && isDeepStrictEqual(contentsOf(newest), contents)) return { kind: 'kept', setId: newest.id }
    if (!(await insertOwnQuestions(tx, writer, added))) throw new NotKept({ kind: 'too many questions' })
    const setId = randomUUID()
    const outcome = await insertOwnSet(tx, writer, setId, contents, received)
    if (outcome !== 'created') throw new NotKept({ kind: outcome })
    return { kind: 'kept', setId }
  })
  return keep.catch((error) => {
    if (error instanceof NotKept) return error.outcome
    throw error
  })
}
