import { KeyHint } from '@/components/ui/key-hint'
import { AppearanceChoice } from './appearance-choice'

/** The foot of a page: appearance (kept by public/theme.js), the keys, and how due dates come about. */
export function Colophon() {
  return (
    <footer className="colophon page no-print">
      <AppearanceChoice name="theme" />
      <ul className="colophon__links">
        <li>
          <button className="colophon__button" type="button" popoverTarget="keys" aria-keyshortcuts="?">
            Keys <KeyHint quiet>?</KeyHint>
          </button>
        </li>
        <li>
          <a className="plain" href="/account">
            Settings and your data
          </a>
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
