import 'server-only'
import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { findOwnSet } from '../question-set/own-set-repository'
import { setLine } from '../question-set/set-schema'
import { clientId } from '../session/fields'
import { defineFormCommand } from '../session/form-commands'
import { listSendable } from './response-queries'
import { recordResponse, withdrawResponses } from './response-repository'
import { SHARE_LIMITS } from './share-link'
import { findSigned } from './share-link-repository'

const RESPONSES = { name: 'share-responses', points: 60, windowSeconds: 3600 }

const NO_SET = 'This set isn’t there any more, or didn’t come by a link.'

/** The field that ticks an answer; its value is the answer's state as it was shown. */
const ANSWER_FIELD = /^answer-([\w-]{16})$/

const sendFields = z
  .object({ setId: clientId, name: setLine(SHARE_LIMITS.lineCharacters) })
  .catchall(z.string().max(40))
  .superRefine(({ setId: _, name: __, ...ticks }, context) => {
    for (const field of Object.keys(ticks))
      if (!ANSWER_FIELD.test(field))
        context.addIssue({ code: 'custom', path: [field], message: 'isn’t a field of this form' })
  })
  .transform(({ setId, name, ...ticks }) => ({
    ...{ setId, name },
    states: new Map(Object.entries(ticks).map(([field, state]) => [field.replace(ANSWER_FIELD, '$1'), state])),
  }))

/**
 * Sends the answers that were ticked to whoever shared the set, in the place of what was sent before. What goes is
 * what was shown, to the letter: a text that has changed since is shown first.
 */
export const sendResponse = defineFormCommand({
  name: 'sendResponse',
  schema: sendFields,
  echoes: ['name'],
  allowances: (_, { session, network }) => [{ limit: RESPONSES, key: session?.userId ?? network }],
  async handler({ session, now }, { setId, name, states }) {
    const set = session?.user ? await findOwnSet(session.userId, setId) : null
    if (!session?.user || !set?.received) return fail('not_found', NO_SET)
    const { linkId } = set.received
    if (!(await findSigned(linkId, now)))
      return fail('not_found', 'The link that this set came by has ended: nothing can be sent any more.')
    if (states.size === 0) return fail('invalid', 'Tick at least one answer to send.')
    const ticked = (await listSendable(session.userId, set, linkId)).filter(({ key }) => states.has(key))
    const isAsShown = ticked.length === states.size && ticked.every(({ key, state }) => states.get(key) === state)
    if (!isAsShown)
      return fail('conflict', 'One of these answers has changed since this page was made. Reload it and look again.')
    const answers = ticked.map(({ key, questionText, text }) => ({ key, questionText, text }))
    await recordResponse({ userId: session.userId, zone: session.user.zone, now }, linkId, { name, answers })
    return ok({ redirectTo: `/my/sets/${setId}/send` })
  },
})

/** Takes back what was sent. The link may be dead by then. */
export const withdrawResponse = defineFormCommand({
  name: 'withdrawResponse',
  schema: z.strictObject({ setId: clientId }),
  allowances: (_, { session, network }) => [{ limit: RESPONSES, key: session?.userId ?? network }],
  async handler({ session, now }, { setId }) {
    const set = session?.user ? await findOwnSet(session.userId, setId) : null
    if (!session?.user || !set?.received) return fail('not_found', NO_SET)
    const { linkId } = set.received
    const isTakenBack = await withdrawResponses({ userId: session.userId, zone: session.user.zone, now }, linkId)
    return isTakenBack
      ? ok({ redirectTo: `/my/sets/${setId}/send` })
      : fail('not_found', 'There is nothing to take back.')
  },
})
