'use client'

import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, TickField } from '@/components/form/field'
import { FormFold } from '@/components/form/form-fold'
import { deleteRecordings } from '@/lib/mock/recording-store-browser'
import type { PageOwner } from '@/lib/session/command'
import { forgetOwner } from '@/lib/session/forget-owner-browser'
import type { FormAction } from '@/lib/session/form-state'

type Props = { owner: PageOwner; action: FormAction; asksPassword: boolean; summary: string; agreement: string }

/** Deletes everything, on the server and then in this browser. */
export function DeleteForm({ owner, action, asksPassword, summary, agreement }: Props) {
  return (
    <ActionForm action={action} id="delete" beforeLeaving={() => forgetAll(owner)}>
      <FormFold summary={summary}>
        <TickField name="agreed" label={agreement} />
        {asksPassword && <Field name="password" label="Password" type="password" autoComplete="current-password" />}
        <p className="buttons">
          <SubmitButton kind="delete">Delete everything</SubmitButton>
        </p>
      </FormFold>
    </ActionForm>
  )
}

async function forgetAll(owner: PageOwner): Promise<void> {
  await Promise.all([forgetOwner(owner), deleteRecordings({ ownerId: owner.ownerId })])
}
