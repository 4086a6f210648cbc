'use client'

import type { SetEdit } from '@/lib/question-set/edit-set'
import type { SetContents } from '@/lib/question-set/own-set'
import { SET_LIMITS } from '@/lib/question-set/question-set'
import { MinutesInput } from './minutes-input'

type Props = { set: SetContents; send: (edit: SetEdit) => void }

/** Title, purpose and time, each saved when one leaves it. */
export function SetDetails({ set: { title, purpose, plannedMinutes }, send }: Props) {
  return (
    <div className="topic set-details">
      <div className="field">
        <label className="field__label" htmlFor="set-title">
          Title
        </label>
        <input
          className="input"
          id="set-title"
          key={title}
          defaultValue={title}
          maxLength={SET_LIMITS.titleCharacters}
          required
          onBlur={({ currentTarget }) => {
            const value = currentTarget.value.trim()
            if (value === '') currentTarget.value = title
            else if (value !== title) send({ type: 'detail', field: 'title', was: title, value })
          }}
        />
      </div>
      <div className="field">
        <label className="field__label" htmlFor="set-purpose">
          Purpose, one line
        </label>
        <input
          className="input"
          id="set-purpose"
          key={purpose}
          defaultValue={purpose}
          maxLength={SET_LIMITS.purposeCharacters}
          onBlur={({ currentTarget }) => {
            const value = currentTarget.value.trim()
            if (value !== purpose) send({ type: 'detail', field: 'purpose', was: purpose, value })
          }}
        />
      </div>
      <div className="field set-details__minutes">
        <label className="field__label" htmlFor="set-minutes">
          Minutes there are
        </label>
        <MinutesInput
          id="set-minutes"
          value={plannedMinutes}
          max={SET_LIMITS.plannedMinutes}
          onLeave={(value) => send({ type: 'detail', field: 'plannedMinutes', was: plannedMinutes, value })}
        />
      </div>
    </div>
  )
}
