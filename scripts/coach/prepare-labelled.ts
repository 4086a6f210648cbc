import { type CoachTools, prepare } from '../../lib/coach/coach'
import { loadCoach } from '../../lib/coach/coach-repository'
import { keepLast } from '../../lib/coach/keep-last'
import type { PreparedQuestion } from '../../lib/coach/prepare'
import type { LabelledQuestion } from './labelled'
import { assembleLabelled } from './library'
import { toCoached } from './score'

export type Ready = { tools: CoachTools; labelled: { question: LabelledQuestion; prepared: PreparedQuestion }[] }

/** The coach, and all labelled questions made ready for it. Each sentence is encoded once, however often it is judged. */
export async function prepareLabelled(): Promise<Ready> {
  const loaded = await loadCoach()
  const tools = { ...loaded, encode: keepLast(loaded.encode, (text: string) => text, Number.POSITIVE_INFINITY) }
  const labelled = (await assembleLabelled()).map((question) => ({
    question,
    prepared: prepare(tools, toCoached(question)),
  }))
  return { tools, labelled }
}
