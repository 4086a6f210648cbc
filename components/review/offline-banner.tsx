// Rendered once or twice in a sitting: remembering what it rendered would cost more bytes than it saves.
'use no memo'

/** A fact and what follows from it. */
export function OfflineBanner({ waiting }: { waiting: number }) {
  return (
    <div className="banner" role="status">
      <p className="page">
        <b>Offline.</b> Go on: ratings are kept here and sent when you’re back.{' '}
        <span className="mono">{waiting} waiting</span>
      </p>
    </div>
  )
}
