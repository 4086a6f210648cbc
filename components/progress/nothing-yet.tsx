import { KeyHint } from '@/components/ui/key-hint'

/** Before the first rating. */
export function NothingYet() {
  return (
    <div className="card state-card">
      <p className="card__header mono">
        <span>Nothing rated yet</span>
      </p>
      <hr className="head-rule" />
      <div className="card__body ruled empty">
        <p className="on-rule">
          Rate a first question, and its road starts here. <a href="/study">Study</a> <KeyHint quiet>S</KeyHint>
        </p>
      </div>
    </div>
  )
}
