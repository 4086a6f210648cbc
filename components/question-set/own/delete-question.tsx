'use client'

import { useState } from 'react'
import { useCommand } from '@/components/outbox/use-command'

/** Deletes a question that stands in no set, for good: so it asks once more. */
export function DeleteQuestion({ questionId, ownerId }: { questionId: string; ownerId: string }) {
  const [isAsked, setIsAsked] = useState(false)
  const { send, isSending, problem } = useCommand(ownerId, () => location.assign('/my/sets'))

  function press() {
    if (isAsked) send('deleteOwnQuestion', { questionId })
    else setIsAsked(true)
  }

  return (
    <>
      <button className="button button--delete" type="button" disabled={isSending} onClick={press}>
        {isAsked ? 'Delete it for good' : 'Delete this question'}
      </button>
      {isAsked && !isSending && <span role="status">This can’t be undone. Your ratings and answers stay.</span>}
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
