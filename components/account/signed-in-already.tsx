import { AccountCard } from './account-card'

/** For who comes to sign in, and is. */
export function SignedInAlready() {
  return (
    <AccountCard title="You are signed in">
      <p className="buttons">
        <a className="button button--primary" href="/study">
          Study
        </a>
        <a className="button" href="/account">
          Account
        </a>
      </p>
    </AccountCard>
  )
}
