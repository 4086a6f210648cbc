import { KeyHint } from '@/components/ui/key-hint'

const THEMES = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
]

/** The foot of a page: appearance (kept by public/theme.js), the keys, and how due dates come about. */
export function Colophon() {
  return (
    <footer className="colophon page no-print">
      <fieldset className="choice">
        <legend>Appearance</legend>
        {THEMES.map(({ value, name }) => (
          <label key={value}>
            <input type="radio" name="theme" value={value} defaultChecked={value === 'system'} />
            {name}
          </label>
        ))}
      </fieldset>
      <ul className="colophon__links">
        <li>
          <button className="colophon__button" type="button" popoverTarget="keys" aria-keyshortcuts="?">
            Keys <KeyHint quiet>?</KeyHint>
          </button>
        </li>
        <li>
          <a className="plain" href="/due-dates">
            How due dates are set
          </a>
        </li>
      </ul>
    </footer>
  )
}
