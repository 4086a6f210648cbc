import 'server-only'
import { z } from 'zod'
import { fail, ok } from '../platform/result'
import { setLine } from '../question-set/set-schema'
import { clientId } from '../session/fields'
import { defineFormCommand } from '../session/form-commands'
import { rememberGuest } from '../session/session-queries'
import { type DecisionOutcome, decide } from './decision-repository'
import { isPart, plainEnds, SUGGESTION_LIMITS, type SuggestionPart } from './suggestion'
import { deciderOf, insertSuggestion, setWithdrawn } from './suggestion-repository'
import { findTarget } from './target-queries'

// An account may mend a set in one go; a guest, whom a new cookie makes another, is also counted by their network.
const BY_ACCOUNT = { name: 'suggest-account', points: 40, windowSeconds: 3600 }
const BY_GUEST = { name: 'suggest-guest', points: 8, windowSeconds: 3600 }
const BY_NETWORK = { name: 'suggest-network', points: 200, windowSeconds: 3600 }
const GUESTS_OF_NETWORK = { name: 'suggest-guests', points: 40, windowSeconds: 3600 }
const WITHDRAWALS = { name: 'suggest-withdrawals', points: 200, windowSeconds: 3600 }
const DECISIONS = { name: 'suggest-decisions', points: 600, windowSeconds: 3600 }

const { textCharacters, reasonCharacters, nameCharacters, openPerAuthor } = SUGGESTION_LIMITS

const bounded = (max: number) => z.string().max(max, `Use at most ${max} characters`)
const part = z.string().refine((word): word is SuggestionPart => isPart(word), 'must be a part of a question')
const reason = setLine(reasonCharacters)

/** Proposes another text. A stranger becomes a guest by it. */
export const sendSuggestion = defineFormCommand({
  name: 'sendSuggestion',
  schema: z.strictObject({
    id: clientId,
    slug: z.string().max(255),
    part,
    /** What they saw: newer edits are told from theirs by it. */
    base: bounded(textCharacters * 2).transform(plainEnds),
    text: bounded(textCharacters)
      .transform(plainEnds)
      .refine((text) => text !== '', 'Write what should stand here'),
    reason: reason.refine((line) => line !== '', 'Say in a few words why'),
    signedAs: setLine(nameCharacters),
  }),
  echoes: ['text', 'reason', 'signedAs'],
  allowances: (_, { session, network }) => [
    { limit: BY_NETWORK, key: network },
    ...(session?.isGuest === false
      ? [{ limit: BY_ACCOUNT, key: session.userId }]
      : [{ limit: GUESTS_OF_NETWORK, key: network }, ...(session ? [{ limit: BY_GUEST, key: session.userId }] : [])]),
  ],
  async handler({ session, now }, { slug, base, ...sent }) {
    const target = await findTarget(session, slug, sent.part, now)
    if (!target) return fail('not_found', 'This text isn’t there any more. What you typed is still below.')
    // Of a copy it is known what was seen.
    const baseText = target.ownerId === null ? base : target.text
    if (sent.text === baseText || sent.text === target.text) return invalid('text', 'Nothing is changed yet')
    const problem = target.problemOf(baseText, sent.text)
    if (problem !== null) return invalid('text', problem)
    const { ownerId, questionId, seenAs } = target
    const writer = { userId: session?.userId ?? (await rememberGuest()), zone: session?.user?.zone ?? 'UTC', now }
    const outcome = await insertSuggestion(writer, { ...sent, ownerId, questionId, seenAs, baseText })
    if (outcome === 'kept') return ok({ redirectTo: `/my/suggestions?sent=${sent.id}` })
    return outcome === 'too many open'
      ? fail('too_large', MANY_OPEN)
      : fail('conflict', 'This form was sent before, by somebody else in this browser. Reload the page.')
  },
})

const MANY_OPEN = `${openPerAuthor} of your suggestions wait already. Send more once some are decided.`

/** Takes back a suggestion of one's own that waits, or sends it again. */
export const withdrawSuggestion = defineFormCommand({
  name: 'withdrawSuggestion',
  schema: z.strictObject({ id: clientId, change: z.enum(['withdraw', 'send again']) }),
  allowances: (_, { session, network }) => [{ limit: WITHDRAWALS, key: session?.userId ?? network }],
  async handler({ session, now }, { id, change }) {
    if (!session?.user) return fail('not_found', NOT_MADE)
    const writer = { userId: session.userId, zone: session.user.zone, now }
    const outcome = await setWithdrawn(writer, id, change === 'withdraw')
    if (outcome === 'unknown') return fail('not_found', NOT_MADE)
    if (outcome === 'too many open') return fail('too_large', MANY_OPEN)
    // The page says it, beside what was decided: here it would stand in a form that is no longer there.
    const name = outcome === 'decided' ? 'late' : change === 'withdraw' ? 'withdrawn' : 'sent'
    return ok({ redirectTo: `/my/suggestions?${name}=${id}` })
  },
})

const NOT_MADE = 'This suggestion isn’t there any more, or isn’t yours.'

function invalid(field: string, problem: string) {
  return fail('invalid', 'One thing to put right', { [field]: problem })
}

const common = {
  id: clientId,
  /** What was seen, as `seenState` names it. */
  state: z.string().max(40),
  /** Where to go on. */
  next: clientId.or(z.literal('')).default(''),
}
const answer = reason.default('')

/** Accepts a suggestion, declines it (or all that wait of its author), or opens a decided one again. */
export const decideSuggestion = defineFormCommand({
  name: 'decideSuggestion',
  schema: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('accept'), ...common }),
    z.strictObject({
      decision: z.literal('edit'),
      ...common,
      text: bounded(textCharacters)
        .transform(plainEnds)
        .refine((text) => text !== '', 'Write what should stand here'),
      answer,
    }),
    z.strictObject({
      decision: z.literal('decline'),
      ...common,
      answer: reason.refine((line) => line !== '', 'Say in a few words why: its author reads it'),
      all: z.literal('yes').optional(),
    }),
    z.strictObject({ decision: z.literal('undo'), ...common }),
  ]),
  echoes: ['text', 'answer'],
  allowances: (_, { session, network }) => [{ limit: DECISIONS, key: session?.userId ?? network }],
  async handler({ session, now }, fields) {
    const decider = deciderOf(session)
    if (!session?.user || !decider) return fail('not_found', UNKNOWN)
    const writer = { userId: session.userId, zone: session.user.zone, now }
    const { id, state, next } = fields
    const outcome = await decide(writer, decider, { id, state, decision: decisionOf(fields) })
    if (outcome.kind === 'refused') return invalid('text', outcome.problem)
    if (outcome.kind !== 'decided') return fail(...SAID[outcome.kind])
    const at = fields.decision === 'undo' ? id : next
    return ok({ redirectTo: `/suggestions?${at === '' ? '' : `at=${at}&`}done=${id}` })
  },
})

type Decided = Parameters<typeof decide>[2]['decision']
type Fields =
  | { decision: 'accept' | 'undo' }
  | { decision: 'edit'; text: string; answer: string }
  | { decision: 'decline'; answer: string; all?: 'yes' | undefined }

function decisionOf(fields: Fields): Decided {
  if (fields.decision === 'undo') return { kind: 'undo' }
  if (fields.decision === 'decline')
    return { kind: 'decline', answer: fields.answer, isWholeAuthor: fields.all === 'yes' }
  return fields.decision === 'edit'
    ? { kind: 'accept', editedText: fields.text, answer: fields.answer }
    : { kind: 'accept', editedText: null, answer: '' }
}

const UNKNOWN = 'This suggestion was withdrawn or deleted, or isn’t yours to decide.'

const SAID: Record<
  Exclude<DecisionOutcome['kind'], 'decided' | 'refused'>,
  [code: 'not_found' | 'conflict', message: string]
> = {
  unknown: ['not_found', UNKNOWN],
  overtaken: ['conflict', 'Something has changed since this page was made. Reload it and look again.'],
  conflict: ['conflict', 'The text was changed in the same place meanwhile. Accept it with edits, or decline it.'],
  'nothing new': ['conflict', 'What this proposes stands there already. Decline it, and say so.'],
  published: ['conflict', 'This is published: the file says it. Change the file.'],
  'touched since': ['conflict', 'The text was changed in the same place since. Change it on the question’s page.'],
}
