'use client'

import { useEffect, useRef } from 'react'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, TickField } from '@/components/form/field'
import { FormFold } from '@/components/form/form-fold'
import { deleteRecordings } from '@/lib/mock/recording-store-browser'
import type { PageOwner } from '@/lib/session/command'
import { forgetOwner } from '@/lib/session/forget-owner-browser'
import type { FormAction } from '@/lib/session/form-state'
import { listOwnIds } from '@/lib/session/identity-browser'

type Props = { owner: PageOwner; action: FormAction; asksPassword: boolean; summary: string; agreement: string }

/** Deletes everything, on the server and then in this browser. */
export function DeleteForm({ owner, action, asksPassword, summary, agreement }: Props) {
  // Asked while there still is somebody to ask for.
  const ownIds = useRef<string[]>([])
  useEffect(() => {
    if (owner.ownerId === null) return
    void listOwnIds(owner.ownerId).then((ids) => {
      ownIds.current = ids
    })
  }, [owner.ownerId])
  return (
    <ActionForm action={action} id="delete" beforeLeaving={() => forgetAll(owner, ownIds.current)}>
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

async function forgetAll(owner: PageOwner, ownerIds: string[]): Promise<void> {
  await Promise.all([forgetOwner(owner), deleteRecordings({ ownerIds })])
}
