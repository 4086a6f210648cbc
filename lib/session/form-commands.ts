import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Allowance } from '../platform/allowance'
import { log } from '../platform/log'
import { takeFromAll } from '../platform/rate-limit'
import { type ExpectedError, fail, type Result } from '../platform/result'
import { CLIENT_ADDRESS_HEADER } from '../platform/server-state'
import { networkOf } from './address'
import { invalidInput } from './define-command'
import type { FormAction } from './form-state'
import { isSameOrigin } from './origin'
import { findSession, type Session } from './session-queries'

/** Who sends a form. */
export type FormContext = {
  session: Session | null
  /** The network that it comes from, for limits. */
  network: string
  userAgent: string
  now: Date
}

/** What a form did: a sentence, a place to go on at, or both. */
export type FormOutcome = { said?: string; redirectTo?: string }

type FormDefinition<Schema extends z.ZodType> = {
  name: string
  schema: Schema
  /** Fields that are sent back as they were typed. Never a password. */
  echoes?: readonly string[]
  /** From whose allowances sending it takes a point. */
  allowances: (input: z.output<Schema>, context: FormContext) => Allowance[]
  handler: (context: FormContext, input: z.output<Schema>) => Promise<Result<FormOutcome>>
}

/**
 * Defines a write that a form makes, as `defineCommand` does for the queue: origin, session, zod (a field that the
 * schema doesn't name is refused), limit, and expected errors as a state that the form shows. It works without
 * JavaScript: then a redirect is the server's.
 */
export function defineFormCommand<Schema extends z.ZodType>(definition: FormDefinition<Schema>): FormAction {
  const { echoes = [] } = definition
  return async (_previous, form) => {
    const fields = fieldsOf(form)
    const values = Object.fromEntries(echoes.flatMap((name) => (name in fields ? [[name, fields[name] ?? '']] : [])))
    const sent = await headers()
    const result = await runForm(definition, fields, sent)
    if (!result.ok) return { error: result.error, said: null, redirectTo: null, values }
    const { said = null, redirectTo = null } = result.value
    // A browser that ran our script says so by this header, and is sent on by it.
    if (redirectTo !== null && !sent.has('next-action')) redirect(redirectTo as Parameters<typeof redirect>[0])
    return { error: null, said, redirectTo, values: {} }
  }
}

async function runForm<Schema extends z.ZodType>(
  { name, schema, allowances, handler }: FormDefinition<Schema>,
  fields: Record<string, unknown>,
  sent: Headers,
): Promise<Result<FormOutcome>> {
  if (!isSameOrigin(sent.get('origin'), sent.get('host'))) {
    return fail('forbidden', 'Forms are taken from Callback’s own pages only. Reload this page and send it again.')
  }
  const parsed = schema.safeParse(fields)
  if (!parsed.success) return { ok: false, error: fieldErrors(name, parsed.error) }
  const now = new Date()
  try {
    const context: FormContext = {
      session: await findSession(),
      network: networkOf(sent.get(CLIENT_ADDRESS_HEADER) ?? ''),
      userAgent: sent.get('user-agent') ?? '',
      now,
    }
    const outcome = await takeFromAll(allowances(parsed.data, context), now)
    if (!outcome.isAllowed) return fail('rate_limited', waitMessage(outcome.retryAfterSeconds))
    return await handler(context, parsed.data)
  } catch (error) {
    log.error({ err: error, form: name }, 'form failed')
    return fail('conflict', 'The server can’t store this right now. Nothing was changed: send it again in a moment.')
  }
}

/** Sentence of a used-up allowance. */
export function waitMessage(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return `That was tried too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}

/** What was sent, without what Next adds for itself. Of a repeated field the last counts; files are none of ours. */
function fieldsOf(form: FormData): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of form) {
    // Next’s own begin so; without JavaScript they come along with ours.
    if (name.startsWith('$ACTION_') || typeof value !== 'string') continue
    // What a database can't hold, as typedText does for the queue.
    fields[name] = Buffer.from(value).toString().replaceAll('\u0000', '\uFFFD')
  }
  return fields
}

function fieldErrors(name: string, error: z.ZodError): ExpectedError {
  const { fields = {} } = invalidInput(name, error)
  const count = Object.keys(fields).length
  const message = count === 1 ? 'One thing to put right' : `${NUMBERS[count] ?? count} things to put right`
  return { code: 'invalid', message, fields }
}

const NUMBERS: Record<number, string> = { 2: 'Two', 3: 'Three', 4: 'Four' }
