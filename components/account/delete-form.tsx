'use client'

import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, TickField } from '@/components/form/field'
import type { PageOwner } from '@/lib/session/command'
import { forgetOwner } from '@/lib/session/forget-owner-browser'
import type { FormAction } from '@/lib/session/form-state'

type Props = { owner: PageOwner; action: FormAction; asksPassword: boolean; agreement: string }

/** Deletes everything, on the server and then in this browser. */
export function DeleteForm({ owner, action, asksPassword, agreement }: Props) {
  return (
    <ActionForm action={action} id="delete" beforeLeaving={() => forgetOwner(owner)}>
      <TickField name="agreed" label={agreement} />
      {asksPassword && <Field name="password" label="Password" type="password" autoComplete="current-password" />}
      <p className="buttons">
        <SubmitButton kind="delete">Delete everything</SubmitButton>
      </p>
    </ActionForm>
  )
}
