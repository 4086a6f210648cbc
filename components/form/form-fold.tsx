'use client'

import type { ReactNode } from 'react'
import { useForm } from './action-form'

/** A form's fields, folded until they are wanted: open where one of them is to be put right. */
export function FormFold({ summary, children }: { summary: string; children: ReactNode }) {
  const { state } = useForm()
  return (
    <details className="settings__more" open={state.error ? true : undefined}>
      <summary>{summary}</summary>
      <div className="form">{children}</div>
    </details>
  )
}
