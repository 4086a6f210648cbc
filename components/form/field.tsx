'use client'

import type { ReactNode } from 'react'
import { useForm } from './action-form'

type Props = {
  name: string
  label: string
  type?: 'email' | 'password' | 'text' | 'number'
  autoComplete?: string
  defaultValue?: string
  help?: ReactNode
  inputMode?: 'numeric' | 'email'
}

/** A labelled input: help under the label, what to put right above the input. */
export function Field({ name, label, type = 'text', autoComplete, defaultValue = '', help, inputMode }: Props) {
  const { state, id } = useForm()
  const problem = state.error?.fields?.[name]
  const own = `${id}-${name}`
  return (
    <div className="field">
      <label className="field__label" htmlFor={own}>
        {label}
      </label>
      {help && (
        <p className="field__help" id={`${own}-help`}>
          {help}
        </p>
      )}
      {problem && <Problem id={`${own}-error`} text={problem} />}
      <input
        className="input"
        id={own}
        name={name}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        defaultValue={state.values[name] ?? defaultValue}
        aria-invalid={problem ? true : undefined}
        aria-describedby={[help && `${own}-help`, problem && `${own}-error`].filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}

type Option = { value: string; name: string }
type SelectProps = { name: string; label: string; options: Option[]; defaultValue: string; help?: ReactNode }

/** A labelled choice of many. */
export function SelectField({ name, label, options, defaultValue, help }: SelectProps) {
  const { state, id } = useForm()
  const problem = state.error?.fields?.[name]
  const own = `${id}-${name}`
  return (
    <div className="field">
      <label className="field__label" htmlFor={own}>
        {label}
      </label>
      {help && (
        <p className="field__help" id={`${own}-help`}>
          {help}
        </p>
      )}
      {problem && <Problem id={`${own}-error`} text={problem} />}
      <select
        className="input"
        id={own}
        name={name}
        defaultValue={state.values[name] ?? defaultValue}
        aria-describedby={help ? `${own}-help` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A tick that must be set. */
export function TickField({ name, label }: { name: string; label: string }) {
  const { state, id } = useForm()
  const problem = state.error?.fields?.[name]
  const own = `${id}-${name}`
  return (
    <div className="field">
      {problem && <Problem id={`${own}-error`} text={problem} />}
      <label className="tick">
        <input
          type="checkbox"
          id={own}
          name={name}
          value="yes"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${own}-error` : undefined}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}

function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p className="field__error" id={id}>
      <span>{text}</span>
    </p>
  )
}
