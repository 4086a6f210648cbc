import type { Metadata } from 'next'
import { AccountCard } from '@/components/account/account-card'
import { ActionForm, SubmitButton, UntilSaid } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import { findMailedLink } from '@/lib/account/account-queries'
import { MIN_PASSWORD_CHARACTERS } from '@/lib/account/password-rules'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { requestReset, resetPassword } from '../actions'

export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function ResetPage({ searchParams }: Props) {
  const token = parameterOf(await searchParams, 'token')
  const link = await findMailedLink(token, ['reset'], new Date())
  if (token !== null && link) {
    return (
      <AccountCard title="Choose a new password" below="Every session of the account ends, and you are signed in here.">
        <ActionForm action={resetPassword} id="reset">
          {/* For what keeps passwords: whose it is. */}
          <input type="text" name="" autoComplete="username" value={link.email} readOnly hidden />
          <input type="hidden" name="token" value={token} />
          <p>For {link.email}.</p>
          <Field
            name="password"
            label="New password"
            type="password"
            autoComplete="new-password"
            help={`At least ${MIN_PASSWORD_CHARACTERS} characters.`}
          />
          <p className="buttons">
            <SubmitButton>Set the password</SubmitButton>
          </p>
        </ActionForm>
      </AccountCard>
    )
  }
  return (
    <AccountCard
      title={token === null ? 'Forgotten password' : 'This link is spent'}
      below={
        <>
          It came back to you? <a href="/sign-in">Sign in.</a>
        </>
      }
    >
      {token !== null && <p>It was used already, or is too old. Ask for a new one.</p>}
      <ActionForm action={requestReset} id="forgotten">
        <UntilSaid>
          <Field name="email" label="Email address" type="email" autoComplete="username" />
          <p className="buttons">
            <SubmitButton>Mail me a link</SubmitButton>
          </p>
        </UntilSaid>
      </ActionForm>
    </AccountCard>
  )
}
