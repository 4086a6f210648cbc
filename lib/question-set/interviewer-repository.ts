import { z } from 'zod'
import { db } from '../platform/db'
import { listReadableQuestions } from '../question/question-repository'
import type { OwnQuestion } from './question-set'

const texts = z.array(z.string())

/**
 * Published questions of the library as an interviewer has them, listen-for and notes included, in the order of the
 * ids. For kits and files alone: what a candidate practises by never comes from here.
 */
export async function listInterviewerQuestions(ids: readonly string[]): Promise<OwnQuestion[]> {
  const [questions, rows] = await Promise.all([
    listReadableQuestions(ids),
    db().question.findMany({
      where: { id: { in: [...ids] }, archivedAt: null },
      select: { id: true, listenFor: true, notes: true },
    }),
  ])
  const more = new Map(rows.map(({ id, listenFor, notes }) => [id, { listenFor: texts.parse(listenFor), notes }]))
  return questions.map(({ slug: _, topic: __, ...question }) => ({
    ...question,
    ...(more.get(question.id) ?? { listenFor: [], notes: '' }),
  }))
}
