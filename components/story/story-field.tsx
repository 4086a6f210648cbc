import type { StoryField as Name } from '@/lib/story/story'

type Props = {
  name: Name
  label: string
  asks: string
  value: string
  /** What another tab has written here meanwhile; null where none has. */
  overtakenBy: string | null
  max: number
  onType: (text: string) => void
  onLeave: () => void
  onChoose: (whose: 'mine' | 'theirs') => void
}

/** One part of a story, written on the ruling. Where two tabs wrote in it, both texts stand until one is chosen. */
export function StoryField({ name, label, asks, value, overtakenBy, max, onType, onLeave, onChoose }: Props) {
  const id = `story-${name}`
  return (
    <div className="story-field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <p className="field__help" id={`${id}-help`}>
        {asks}
      </p>
      <textarea
        className={name === 'title' ? 'writing ruled story-field__title' : 'writing ruled story-field__text'}
        id={id}
        aria-describedby={`${id}-help`}
        rows={1}
        maxLength={max}
        value={value}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onBlur={onLeave}
      />
      {overtakenBy !== null && (
        <div className="story-field__other" role="alert">
          <p>Another tab has written here meanwhile. Which one stays?</p>
          <blockquote className="draft">{overtakenBy || '(nothing)'}</blockquote>
          <p className="buttons">
            <button className="button" type="button" onClick={() => onChoose('mine')}>
              Keep what I typed
            </button>
            <button className="button" type="button" onClick={() => onChoose('theirs')}>
              Take the other
            </button>
          </p>
        </div>
      )}
    </div>
  )
}
