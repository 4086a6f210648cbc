import type { AccountPage } from '@/lib/account/account-queries'
import type { FormAction } from '@/lib/session/form-state'
import { DeleteForm } from './delete-form'
import { SettingsSection } from './settings-section'

type Props = { page: AccountPage; deleteEverything: FormAction }

/** Taking away all that is one's own, and deleting it. */
export function OwnDataSection({ page, deleteEverything }: Props) {
  const { account, isSaved } = page
  return (
    <SettingsSection title="Your data">
      {isSaved ? (
        <>
          <p>Ratings, answers with all their revisions, marks and settings, as one JSON file.</p>
          <p className="buttons">
            <a className="button" href="/api/me/export" download>
              Download everything
            </a>
          </p>
          <DeleteForm
            owner={page}
            action={deleteEverything}
            asksPassword={account?.hasPassword ?? false}
            summary={account ? 'Delete my account' : 'Delete what I did here'}
            agreement={
              account
                ? 'Delete the account and all that is in it, now and for good'
                : 'Delete all that was done in this browser, now and for good'
            }
          />
        </>
      ) : (
        <p>Nothing is stored of you yet: it begins with your first rating, answer or setting.</p>
      )}
    </SettingsSection>
  )
}
