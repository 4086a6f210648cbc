type Props = {
  id?: string
  /** Where no visible label names it. */
  label?: string
  value: number | null
  max: number
  onLeave: (minutes: number | null) => void
}

/** A whole number of minutes, or none, told when one leaves the field and it has changed. */
export function MinutesInput({ id, label, value, max, onLeave }: Props) {
  return (
    <input
      className="input"
      id={id}
      aria-label={label}
      // One that was changed elsewhere shows what stands now.
      key={value}
      type="number"
      inputMode="numeric"
      min={1}
      max={max}
      defaultValue={value ?? ''}
      onBlur={({ currentTarget }) => {
        const minutes = minutesOf(currentTarget.value, max)
        if (minutes !== value) onLeave(minutes)
      }}
    />
  )
}

function minutesOf(typed: string, max: number): number | null {
  const minutes = Math.round(Number(typed))
  return typed.trim() === '' || !Number.isFinite(minutes) ? null : Math.min(Math.max(minutes, 1), max)
}
