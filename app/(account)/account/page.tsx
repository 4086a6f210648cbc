import type { Metadata } from 'next'
import { AccountSections } from '@/components/account/account-sections'
import { OwnDataSection } from '@/components/account/own-data-section'
import { SettingsSection } from '@/components/account/settings-section'
import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, SelectField } from '@/components/form/field'
import { AppearanceChoice } from '@/components/shell/appearance-choice'
import { Page } from '@/components/shell/page'
import { SingleKeysSwitch } from '@/components/shell/single-keys-switch'
import { getAccountPage } from '@/lib/account/account-queries'
import { listZones } from '@/lib/platform/zone'
import { workInWords } from '@/lib/portability/guest-work'
import { findGuestWork } from '@/lib/portability/portability-queries'
import { getSuggestionPlaces } from '@/lib/suggestion/suggestion-queries'
import {
  changePassword,
  deleteEverything,
  endOtherSessions,
  endSession,
  saveSettings,
  sendConfirmation,
  signOut,
} from '../actions'

export const metadata: Metadata = { title: 'Account', robots: { index: false } }

export default async function AccountPage() {
  const [page, guestWork, { hasMade, mayDecide }] = await Promise.all([
    getAccountPage(new Date()),
    findGuestWork({ isAskedAgain: true }),
    getSuggestionPlaces(),
  ])
  const { account, zone, newPerDay } = page
  return (
    <Page current="account" skipTo="settings">
      <h1 className="page-title">{account ? 'Account' : 'Settings'}</h1>
      <div className="card settings">
        <p className="settings__who">
          {account ? (
            <span>
              Signed in as <b>{account.email}</b>
            </span>
          ) : (
            <>
              <span>You are here without an account. What you do is kept for this browser.</span>
              <span className="buttons">
                <a className="button button--primary" href="/sign-up">
                  Sign up
                </a>
                <a className="button" href="/sign-in">
                  Sign in
                </a>
              </span>
            </>
          )}
        </p>
        <hr className="head-rule" />
        {guestWork && (
          <SettingsSection title="Left apart">
            <p>
              {workInWords(guestWork)} made here without the account.{' '}
              <a href="/account/guest-work?again=1">Add or leave</a>
            </p>
          </SettingsSection>
        )}
        <SettingsSection title="Study">
          <ActionForm action={saveSettings} id="settings">
            <SelectField
              name="zone"
              label="Time zone"
              options={listZones(zone).map((name) => ({ value: name, name }))}
              defaultValue={zone}
              help="A day of study ends at 04:00 there."
            />
            <Field
              name="newPerDay"
              label="New questions a day"
              inputMode="numeric"
              defaultValue={String(newPerDay)}
              help="Each comes back about five times in its first month."
            />
            <p className="buttons">
              <SubmitButton kind="plain">Save</SubmitButton>
            </p>
          </ActionForm>
        </SettingsSection>
        {(hasMade || mayDecide) && (
          <SettingsSection title="Suggestions">
            {mayDecide && (
              <p>
                <a href="/suggestions">Decide what readers suggest</a>
              </p>
            )}
            {hasMade && (
              <p>
                <a href="/my/suggestions">My suggestions</a>
              </p>
            )}
          </SettingsSection>
        )}
        <SettingsSection title="This device">
          <AppearanceChoice name="theme-setting" />
          <SingleKeysSwitch />
          <p className="quiet">Kept on this device, each for itself.</p>
        </SettingsSection>
        {account && (
          <AccountSections
            account={account}
            zone={zone}
            actions={{ signOut, sendConfirmation, changePassword, endSession, endOtherSessions }}
          />
        )}
        <OwnDataSection page={page} deleteEverything={deleteEverything} />
      </div>
    </Page>
  )
}
