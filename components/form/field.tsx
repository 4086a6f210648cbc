'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from './action-form'

type Frame = { name: string; label: string; help?: ReactNode }
type Props = Frame & {
  type?: 'email' | 'password' | 'text' | 'number'
  autoComplete?: string
  defaultValue?: string
  inputMode?: 'numeric' | 'email'
}

/** A labelled input: help under the label, what to put right above the input. */
export function Field({ type = 'text', autoComplete, defaultValue = '', inputMode, ...frame }: Props) {
  const { control, typed } = useField(frame)
  return (
    <Framed {...frame}>
      <input
        {...control}
        className="input"
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        defaultValue={typed ?? defaultValue}
      />
    </Framed>
  )
}

type TextAreaProps = Frame & {
  rows: number
  maxLength: number
  defaultValue?: string
  /** Called with the whole text as it is typed. */
  onText?: (text: string) => void
}

/** A labelled text of several lines. */
export function TextAreaField({ rows, maxLength, defaultValue = '', onText, ...frame }: TextAreaProps) {
  const { control, typed } = useField(frame)
  const [initial] = useState(() => typedBefore(control.id) ?? typed ?? defaultValue)
  useEffect(() => onText?.(initial), [initial, onText])
  return (
    <Framed {...frame}>
      <textarea
        {...control}
        className="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={initial}
        onInput={onText && (({ currentTarget }) => onText(currentTarget.value))}
      />
    </Framed>
  )
}

/** What stands in a field already when the page's script takes over: React would put the first text back in its place. */
function typedBefore(id: string): string | null {
  if (typeof document === 'undefined') return null
  const field = document.getElementById(id)
  return field instanceof HTMLTextAreaElement ? field.value : null
}

type Option = { value: string; name: string }

/** A labelled choice of many. */
export function SelectField({ options, defaultValue, ...frame }: Frame & { options: Option[]; defaultValue: string }) {
  const { control, typed } = useField(frame)
  return (
    <Framed {...frame}>
      <select {...control} className="input" defaultValue={typed ?? defaultValue}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </Framed>
  )
}

/** A tick that must be set. */
export function TickField({ name, label }: { name: string; label: string }) {
  const { control, problem } = useField({ name, label })
  return (
    <div className="field">
      {problem && <Problem id={`${control.id}-error`} text={problem} />}
      <label className="tick">
        <input {...control} type="checkbox" value="yes" />
        <span>{label}</span>
      </label>
    </div>
  )
}

function Framed({ children, ...frame }: Frame & { children: ReactNode }) {
  const { control, problem } = useField(frame)
  const { label, help } = frame
  return (
    <div className="field">
      <label className="field__label" htmlFor={control.id}>
        {label}
      </label>
      {help && (
        <p className="field__help" id={`${control.id}-help`}>
          {help}
        </p>
      )}
      {problem && <Problem id={`${control.id}-error`} text={problem} />}
      {children}
    </div>
  )
}

/** What a control of the form says of itself, what was typed into it before, and what there is to put right. */
function useField({ name, help }: Frame) {
  const { state, id: form } = useForm()
  const problem = state.error?.fields?.[name]
  const id = `${form}-${name}`
  const describedBy = [help && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ')
  const control = {
    id,
    name,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy || undefined,
  }
  return { control, problem, typed: state.values[name] }
}

function Problem({ id, text }: { id: string; text: string }) {
  return (
    <p className="field__error" id={id}>
      <span>{text}</span>
    </p>
  )
}
