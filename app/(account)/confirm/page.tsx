import type { Metadata } from 'next'
import { AccountCard } from '@/components/account/account-card'
import { ActionForm, SubmitButton, UntilSaid } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import { findMailedLink } from '@/lib/account/account-queries'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { confirmAddress } from '../actions'

export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function ConfirmPage({ searchParams }: Props) {
  const token = parameterOf(await searchParams, 'token')
  const link = await findMailedLink(token, ['confirm', 'sign-up'], new Date())
  if (token === null || !link) {
    return (
      <AccountCard title="This link is spent">
        <p>
          It was used already, or is too old. <a href="/account">Your account</a> can mail a new one.
        </p>
      </AccountCard>
    )
  }
  return (
    <AccountCard title="Confirm your address" below={<a href="/account">Your account</a>}>
      <ActionForm action={confirmAddress} id="confirm">
        <UntilSaid>
          <p>
            {link.email} is yours{link.purpose === 'sign-up' ? ', and you asked for an account with it' : ''}?
          </p>
          <input type="hidden" name="token" value={token} />
          {link.asksPassword && (
            <Field
              name="password"
              label="Password"
              type="password"
              autoComplete="current-password"
              help="The account’s own: this browser isn’t signed in to it."
            />
          )}
          <p className="buttons">
            <SubmitButton>Confirm</SubmitButton>
          </p>
        </UntilSaid>
      </ActionForm>
    </AccountCard>
  )
}
