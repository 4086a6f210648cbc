import { ActionForm, SubmitButton, UntilSaid } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import type { SignInOptions } from '@/lib/account/account-queries'
import type { FormAction } from '@/lib/session/form-state'
import { OAuthButtons } from './oauth-buttons'

type Props = {
  options: SignInOptions
  next: string
  /** Why someone who came from elsewhere wasn't let in. */
  problem: string | null
  signIn: FormAction
  requestSignInLink: FormAction
}

const PROBLEMS: Record<string, string> = {
  'oauth-address':
    'No confirmed address came from there, so there is nothing to know you by. Confirm yours there, or sign up here.',
  'oauth-unconfirmed':
    'An account here has the same address, but nobody has shown that it is theirs. Choose a new password by mail: that does.',
  'oauth-gone': 'The account that you had here was deleted.',
  'oauth-again': 'That didn’t work. Try it once more.',
}
const ELSE = 'Signing in over there didn’t work, or was broken off. Try it once more.'

/** The ways in: password, a mailed link, an account elsewhere. */
export function SignInForms({ options, next, problem, signIn, requestSignInLink }: Props) {
  return (
    <>
      {problem !== null && (
        <p className="error-summary" role="alert">
          {PROBLEMS[problem] ?? ELSE}
        </p>
      )}
      <ActionForm action={signIn} id="sign-in">
        <Field name="email" label="Email address" type="email" autoComplete="username" />
        <Field name="password" label="Password" type="password" autoComplete="current-password" />
        <input type="hidden" name="next" value={next} />
        <p className="buttons sign-in__buttons">
          <SubmitButton>Sign in</SubmitButton>
          <a className="button button--quiet" href="/reset">
            Forgotten password
          </a>
        </p>
      </ActionForm>
      <OAuthButtons providers={options.providers} next={next} />
      {options.isMailSent && (
        <details className="sign-in__more">
          <summary>Sign in by a mailed link instead</summary>
          <ActionForm action={requestSignInLink} id="mailed">
            <UntilSaid>
              <Field name="email" label="Email address" type="email" autoComplete="username" />
              <input type="hidden" name="next" value={next} />
              <p className="buttons">
                <SubmitButton kind="plain">Mail me a link</SubmitButton>
              </p>
            </UntilSaid>
          </ActionForm>
        </details>
      )}
    </>
  )
}
