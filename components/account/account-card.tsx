import type { ReactNode } from 'react'
import { PracticeMasthead } from '@/components/shell/masthead'

/** A page that is one narrow card: sign in, sign up, and what mailed links open. */
export function AccountCard({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the form
      </a>
      <PracticeMasthead>{null}</PracticeMasthead>
      <main id="main" className="sign-in">
        <div className="card">
          <h1 className="sign-in__title">{title}</h1>
          <hr className="head-rule" />
          <div className="card__body sign-in__form">{children}</div>
        </div>
        {below && <p className="sign-in__other">{below}</p>}
      </main>
    </>
  )
}
