// Rendered hardly ever: remembering what it rendered would cost more bytes than it saves.
'use no memo'

import type { Texts } from './use-texts'

/** In place of a card whose text the page came without, while it isn't there. */
export function AwayCard({ texts, place }: { texts: Texts; place: string }) {
  return (
    <article className="card" aria-labelledby="question">
      <p className="card__header mono">{place}</p>
      <h1 className="state-card__title" id="question">
        {texts.hasFailed ? 'This card isn’t here yet' : 'Fetching this card …'}
      </h1>
      <hr className="head-rule" />
      {texts.hasFailed && (
        <div className="card__body state-card__body" role="alert">
          <p>It comes by itself when the connection is back. What you rated is kept.</p>
          <p className="buttons">
            <button className="button" type="button" onClick={texts.ask}>
              Try again
            </button>
          </p>
        </div>
      )}
    </article>
  )
}
