'use client'

import { createContext, type FormEvent, type ReactNode, use, useActionState, useEffect, useRef, useState } from 'react'
import { type FormAction, type FormState, UNSENT_FORM } from '@/lib/session/form-state'

type Shown = { state: FormState; isSending: boolean; id: string }

const FormContext = createContext<Shown>({ state: UNSENT_FORM, isSending: false, id: '' })

const UNREACHED: FormState = {
  ...UNSENT_FORM,
  error: { code: 'conflict', message: 'The server can’t be reached. Nothing was lost: send it again in a moment.' },
}

type Props = {
  action: FormAction
  /** Names the form's fields: unique on its page. */
  id: string
  children: ReactNode
  /** What is to be done in this browser before its page is left. */
  beforeLeaving?: () => Promise<void>
}

/**
 * A form whose action is the server's: it works without JavaScript, keeps what was typed, and says what to put right
 * above itself and beside each field. With JavaScript it sends itself, so that a server out of reach costs nothing that
 * was typed, and that whoever signs in or out goes on in a new document: nothing of who they were stays in memory.
 */
export function ActionForm({ action, id, children, beforeLeaving }: Props) {
  const [unscripted, sendUnscripted] = useActionState(action, UNSENT_FORM)
  const [answered, setAnswered] = useState<FormState | null>(null)
  const [isSending, setIsSending] = useState(false)
  const summary = useRef<HTMLDivElement>(null)
  const state = answered ?? unscripted

  useEffect(() => {
    if (state.error) summary.current?.focus()
  }, [state])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isSending) return
    const form = event.currentTarget
    // The types know no submitter; every browser does.
    const { submitter } = event.nativeEvent as SubmitEvent
    setIsSending(true)
    const next = await action(state, new FormData(form, submitter)).catch(() => UNREACHED)
    if (next.redirectTo !== null) {
      await beforeLeaving?.()
      location.assign(next.redirectTo)
      return
    }
    if (next.said !== null) clearPasswords(form)
    setAnswered(next)
    setIsSending(false)
  }

  return (
    <FormContext value={{ state, isSending, id }}>
      <form action={sendUnscripted} onSubmit={(event) => void submit(event)} className="form" noValidate>
        {state.error && (
          <div className="error-summary" role="alert" tabIndex={-1} ref={summary}>
            <h2>{state.error.message}</h2>
            {state.error.fields && (
              <ul>
                {Object.entries(state.error.fields).map(([name, problem]) => (
                  <li key={name}>
                    <a href={`#${id}-${name}`}>{problem}</a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {state.said !== null && (
          <p className="said" role="status">
            {state.said}
          </p>
        )}
        {children}
      </form>
    </FormContext>
  )
}

/** What was done needs no secret any more; everything else stays as it is set. */
function clearPasswords(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="password"]')) input.value = ''
}

/** The form that a field stands in. */
export function useForm(): Shown {
  return use(FormContext)
}

/** The button that sends the form; it can't be pressed twice. */
export function SubmitButton({
  children,
  kind = 'primary',
  shortcut,
}: {
  children: ReactNode
  kind?: 'primary' | 'plain' | 'quiet' | 'delete'
  shortcut?: string
}) {
  const { isSending } = useForm()
  const look = kind === 'plain' ? '' : ` button--${kind}`
  return (
    <button className={`button${look}`} type="submit" aria-disabled={isSending} aria-keyshortcuts={shortcut}>
      {children}
    </button>
  )
}

/** Shows its children until the form has done what it is for. */
export function UntilSaid({ children }: { children: ReactNode }) {
  return useForm().state.said === null ? children : null
}
