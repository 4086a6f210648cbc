/** The empty card at the end of the shelf: a set of one's own. */
export function OwnSetCard() {
  return (
    <li className="card set-card set-card--own">
      <p className="card__header mono">
        <span>Yours</span>
      </p>
      <h3 className="set-card__name">
        <a className="plain" href="/my/sets/new">
          Make a set of your own
        </a>
      </h3>
      <hr className="head-rule" />
      <ul className="set-card__lines ruled">
        {WAYS.map((way) => (
          <li key={way}>
            <span className="on-rule">{way}</span>
          </li>
        ))}
      </ul>
      <p className="set-card__foot mono">no account needed to begin</p>
    </li>
  )
}

const WAYS = [
  'Paste a list, a page or a file',
  'Copy a set, and change it',
  'Send it to a candidate by a link',
  'Print it as an interview kit',
]
