import type { Metadata } from 'next'
import { AccountCard } from '@/components/account/account-card'
import { SignInForms } from '@/components/account/sign-in-forms'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { findMailedLink, getSignInOptions } from '@/lib/account/account-queries'
import { ownPath } from '@/lib/account/own-path'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { requestSignInLink, signIn, signInByLink } from '../actions'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function SignInPage({ searchParams }: Props) {
  const parameters = await searchParams
  const next = ownPath(parameterOf(parameters, 'next'), '/account')
  const options = await getSignInOptions()
  const token = parameterOf(parameters, 'token')
  if (token !== null) {
    const link = await findMailedLink(token, ['sign-in'], new Date())
    return (
      <AccountCard title={link ? 'Sign in' : 'This link is spent'}>
        {link ? (
          <ActionForm action={signInByLink} id="link">
            <p>As {link.email}.</p>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="next" value={next} />
            <p className="buttons">
              <SubmitButton>Sign in</SubmitButton>
            </p>
          </ActionForm>
        ) : (
          <p>
            It was used already, or is too old. <a href="/sign-in">Ask for a new one.</a>
          </p>
        )}
      </AccountCard>
    )
  }
  if (options.isSignedIn) return <SignedInAlready />
  return (
    <AccountCard
      title="Sign in"
      below={
        <>
          No account? <a href={`/sign-up?${new URLSearchParams({ next })}`}>Sign up</a>, or{' '}
          <a href="/">go on without one.</a> What you write is kept for this browser, and moves along if you sign up
          later.
        </>
      }
    >
      <SignInForms
        options={options}
        next={next}
        problem={parameterOf(parameters, 'error')}
        signIn={signIn}
        requestSignInLink={requestSignInLink}
      />
    </AccountCard>
  )
}
