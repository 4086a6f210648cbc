import type { Metadata } from 'next'
import { AccountCard } from '@/components/account/account-card'
import { OAuthButtons } from '@/components/account/oauth-buttons'
import { SignedInAlready } from '@/components/account/signed-in-already'
import { ZoneInput } from '@/components/account/zone-input'
import { ActionForm, SubmitButton, UntilSaid } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import { getSignInOptions } from '@/lib/account/account-queries'
import { ownPath } from '@/lib/account/own-path'
import { MIN_PASSWORD_CHARACTERS } from '@/lib/account/password-rules'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { signUp } from '../actions'

export const metadata: Metadata = { title: 'Sign up', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function SignUpPage({ searchParams }: Props) {
  const next = ownPath(parameterOf(await searchParams, 'next'), '/account')
  const options = await getSignInOptions()
  if (options.isSignedIn) return <SignedInAlready />
  return (
    <AccountCard
      title="Sign up"
      below={
        <>
          Everything works without an account too. With one, what you did here stays yours on any device. Already have
          one? <a href={`/sign-in?${new URLSearchParams({ next })}`}>Sign in.</a>
        </>
      }
    >
      <ActionForm action={signUp} id="sign-up">
        <UntilSaid>
          <Field name="email" label="Email address" type="email" autoComplete="username" />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="new-password"
            help={`At least ${MIN_PASSWORD_CHARACTERS} characters. A few words are easier to keep in mind than signs.`}
          />
          <input type="hidden" name="next" value={next} />
          <ZoneInput />
          <p className="buttons">
            <SubmitButton>Sign up</SubmitButton>
          </p>
        </UntilSaid>
      </ActionForm>
      <OAuthButtons providers={options.providers} next={next} />
    </AccountCard>
  )
}
