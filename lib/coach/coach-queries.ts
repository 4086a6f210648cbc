import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { takePoints } from '../platform/rate-limit'
import { fail, ok, type Result } from '../platform/result'
import { CLIENT_ADDRESS_HEADER } from '../platform/server-state'
import { listCoachableQuestions } from '../question/question-repository'
import { listOwnQuestions } from '../question-set/own-question-repository'
import { isOwnId } from '../question-set/own-set'
import { networkOf } from '../session/address'
import { anyId } from '../session/fields'
import { isSameOrigin } from '../session/origin'
import { parseJson, readText } from '../session/request-body'
import { findRequestSession } from '../session/session-queries'
import { judgeAnswer, prepare } from './coach'
import { loadCoach } from './coach-repository'
import { type AskedText, type CoachLabels, type CoachView, coachViewOf } from './coach-view'
import { type CoachedQuestion, coachedQuestion } from './coached-question'
import { coverageOf } from './coverage'
import { keepLast } from './keep-last'
import type { PreparedQuestion } from './prepare'

// Somebody who writes without a pause is judged twice a second at most; a class shares its network.
const READINGS = { name: 'coach', points: 600, windowSeconds: 300 }
const STRANGERS = { name: 'coach-strangers', points: 1_200, windowSeconds: 300 }
const MAX_CHARACTERS = 100_000
const MAX_BYTES = 500_000

const askedSchema = z.strictObject({
  questionId: anyId,
  text: z.string().max(MAX_CHARACTERS),
  /** Of a question that isn't revealed yet, which no note may word. */
  only: z.literal('labels').optional(),
})

/**
 * Judges what a page sends, `{questionId, text, only?}`, for whoever asks. Nothing is stored, and nothing of it is
 * logged: it is sent as a write is for its length and so that it stands in no address.
 */
export async function judgeRequest(request: Request): Promise<Result<CoachView | CoachLabels>> {
  if (!isSameOrigin(request.headers.get('origin'), request.headers.get('host')))
    return fail('forbidden', 'The coach reads what Callback’s own pages send, and nothing else.')
  const asked = askedSchema.safeParse(parseJson((await readText(request, MAX_BYTES)) ?? ''))
  if (!asked.success) return fail('invalid', 'The coach can’t read this. Reload the page, and try again.')
  const session = await findRequestSession(request)
  const outcome = session
    ? await takePoints(READINGS, session.userId)
    : await takePoints(STRANGERS, networkOf(request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''))
  if (!outcome.isAllowed)
    return fail('rate_limited', `The coach needs a rest: it reads on in ${outcome.retryAfterSeconds} s.`)
  const [view] = await judgeTexts(session?.user?.id ?? null, [asked.data])
  if (!view) return fail('not_found', 'This question isn’t there any more.')
  if (asked.data.only === undefined) return ok(view)
  return ok({ labels: coverageOf(view) ? view.points.map(({ label }) => label) : [] })
}

/**
 * Judges texts, in their order; null for one whose question its user may not read. Two statements at most.
 * @param userId whose own questions may be meant; null: nobody's
 */
export async function judgeTexts(userId: string | null, asked: readonly AskedText[]): Promise<(CoachView | null)[]> {
  const questions = await listQuestions(userId, [...new Set(asked.map(({ questionId }) => questionId))])
  if (questions.size === 0) return asked.map(() => null)
  const tools = await loadCoach()
  prepared ??= keepLast(
    ({ question }: Found) => prepare(tools, question),
    ({ question: { id }, version }) => `${id} ${version}`,
    MOST_PREPARED,
  )
  const prepareOnce = prepared
  return asked.map(({ questionId, text }) => {
    const found = questions.get(questionId)
    return found ? coachViewOf(judgeAnswer(tools, prepareOnce(found), text)) : null
  })
}

/** Preparing takes some 0.1 s: so many states of questions are kept, some 50 kB each. */
const MOST_PREPARED = 300
let prepared: ((found: Found) => PreparedQuestion) | null = null

type Found = { question: CoachedQuestion; version: string }

async function listQuestions(userId: string | null, ids: readonly string[]): Promise<Map<string, Found>> {
  const named = ids.filter((id) => !isOwnId(id))
  const [library, own] = await Promise.all([
    named.length > 0 ? listCoachableQuestions(named) : [],
    userId === null ? [] : listOwnQuestions(userId, ids),
  ])
  const found = new Map<string, Found>()
  for (const { contentHash, ...question } of library)
    found.set(question.id, { question: coachedQuestion(question), version: contentHash })
  for (const kept of own) {
    const question = coachedQuestion({ ...kept, rubric: [] })
    // Without a hash of its own: what it says is what it is.
    found.set(kept.id, { question, version: createHash('sha256').update(JSON.stringify(question)).digest('base64') })
  }
  return found
}
