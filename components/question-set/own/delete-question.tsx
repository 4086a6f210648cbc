'use client'

import { useEffect, useState } from 'react'
import { newId } from '@/lib/session/new-id-browser'
import { openOutbox } from '@/lib/session/outbox-browser'

/** Deletes a question that stands in no set, for good: so it asks once more. */
export function DeleteQuestion({ questionId, ownerId }: { questionId: string; ownerId: string }) {
  const [step, setStep] = useState<'idle' | 'asked' | 'sent'>('idle')
  const [problem, setProblem] = useState('')
  useEffect(
    () =>
      openOutbox().onSettled(({ command, result }) => {
        if (command.name !== 'deleteOwnQuestion' || command.payload.questionId !== questionId) return
        if (result.ok) location.assign('/my/sets')
        else setProblem(result.error.message)
      }),
    [questionId],
  )
  function press() {
    if (step === 'idle') return setStep('asked')
    setStep('sent')
    void openOutbox().enqueue({ name: 'deleteOwnQuestion', payload: { questionId }, id: newId(), ownerId })
  }
  return (
    <>
      <button className="button button--delete" type="button" disabled={step === 'sent'} onClick={press}>
        {step === 'idle' ? 'Delete this question' : 'Delete it for good'}
      </button>
      {step === 'asked' && <span role="status">This can’t be undone. Your ratings and answers stay.</span>}
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
