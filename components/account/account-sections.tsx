import { ActionForm, SubmitButton, UntilSaid } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import { calendarDay, formatShortDay } from '@/components/ui/format'
import type { AccountPage, OwnSession } from '@/lib/account/account-queries'
import { MIN_PASSWORD_CHARACTERS } from '@/lib/account/password-rules'
import { browserInWords } from '@/lib/account/user-agent'
import type { FormAction } from '@/lib/session/form-state'
import { SettingsSection } from './settings-section'

type OwnAccount = NonNullable<AccountPage['account']>

export type AccountActions = Record<
  'signOut' | 'sendConfirmation' | 'changePassword' | 'endSession' | 'endOtherSessions',
  FormAction
>

type Props = { account: OwnAccount; zone: string; actions: AccountActions }

/** What there is to an account: its address, its password, and where it is signed in. */
export function AccountSections({ account, zone, actions }: Props) {
  return (
    <>
      <SettingsSection title="Address">
        <p>
          <b>{account.email}</b> {account.isMaintainer && <span className="quiet">· maintainer</span>}
        </p>
        {account.isConfirmed ? (
          <p className="quiet">Confirmed.</p>
        ) : (
          <ActionForm action={actions.sendConfirmation} id="confirmation">
            <p>Not confirmed yet: open the link of the mail that was sent when you signed up.</p>
            <UntilSaid>
              <p className="buttons">
                <SubmitButton kind="plain">Send it again</SubmitButton>
              </p>
            </UntilSaid>
          </ActionForm>
        )}
        {account.providers.length > 0 && (
          <p>Also signed in to by {account.providers.map((name) => PROVIDERS[name] ?? name).join(' and ')}.</p>
        )}
      </SettingsSection>
      <SettingsSection title="Password">
        <ActionForm action={actions.changePassword} id="password">
          {/* For what keeps passwords: whose it is. */}
          <input type="text" autoComplete="username" value={account.email} readOnly hidden />
          {account.hasPassword && (
            <Field name="current" label="Password now" type="password" autoComplete="current-password" />
          )}
          <Field
            name="password"
            label={account.hasPassword ? 'New password' : 'A password'}
            type="password"
            autoComplete="new-password"
            help={`At least ${MIN_PASSWORD_CHARACTERS} characters. Every other session ends.`}
          />
          <p className="buttons">
            <SubmitButton kind="plain">{account.hasPassword ? 'Change it' : 'Set it'}</SubmitButton>
          </p>
        </ActionForm>
      </SettingsSection>
      <SettingsSection title="Sessions">
        <ol className="sessions">
          {account.sessions.map((session) => (
            <SessionRow key={session.id} session={session} zone={zone} endSession={actions.endSession} />
          ))}
        </ol>
        <div className="buttons">
          <ActionForm action={actions.signOut} id="sign-out">
            <SubmitButton kind="plain">Sign out</SubmitButton>
          </ActionForm>
          {account.sessions.length > 1 && (
            <ActionForm action={actions.endOtherSessions} id="end-others">
              <UntilSaid>
                <SubmitButton kind="plain">End all others</SubmitButton>
              </UntilSaid>
            </ActionForm>
          )}
        </div>
      </SettingsSection>
    </>
  )
}

const PROVIDERS: Record<string, string> = { github: 'GitHub', google: 'Google' }

const METHODS: Record<string, string> = {
  password: 'by password',
  link: 'by a mailed link',
  'sign-up': 'since signing up',
  reset: 'by a new password',
  github: 'by GitHub',
  google: 'by Google',
}

function SessionRow({ session, zone, endSession }: { session: OwnSession; zone: string; endSession: FormAction }) {
  const { id, isThis, method, userAgent, lastSeenAt } = session
  const name = browserInWords(userAgent)
  return (
    <li>
      <span>
        {name} <span className="quiet">{METHODS[method] ?? ''}</span>
      </span>
      <span className="mono quiet">
        {isThis ? 'this one' : `seen ${formatShortDay(calendarDay(lastSeenAt, zone))}`}
      </span>
      {!isThis && (
        <ActionForm action={endSession} id={`end-${id}`}>
          <input type="hidden" name="sessionId" value={id} />
          <UntilSaid>
            <SubmitButton kind="quiet">
              End<span className="visually-hidden"> the session of {name}</span>
            </SubmitButton>
          </UntilSaid>
        </ActionForm>
      )}
    </li>
  )
}
