'use client'

import { useEffect, useState } from 'react'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { formatBytes } from '@/components/ui/format'
import { deleteRecordings, listTakes } from '@/lib/mock/recording-store-browser'
import type { FormAction } from '@/lib/session/form-state'

/** Deletes a mock with its recordings, or the recordings alone. */
export function DeleteMockForm({ mockId, action }: { mockId: string; action: FormAction }) {
  const [bytes, setBytes] = useState(0)
  useEffect(() => {
    void listTakes(mockId).then((takes) => setBytes(takes.reduce((sum, take) => sum + take.bytes, 0)))
  }, [mockId])
  return (
    <>
      <ActionForm action={action} id="delete-mock" beforeLeaving={() => deleteRecordings({ mockId })}>
        <input type="hidden" name="sessionId" value={mockId} />
        <SubmitButton kind="delete">
          {bytes > 0 ? 'Delete this mock with its recordings' : 'Delete this mock'}
        </SubmitButton>
      </ActionForm>
      {bytes > 0 && (
        <button
          className="button button--quiet"
          type="button"
          onClick={() => void deleteRecordings({ mockId }).then(() => location.reload())}
        >
          Delete its recordings, {formatBytes(bytes)}
        </button>
      )}
      <p className="quiet">What you rated stays in your study.</p>
    </>
  )
}
