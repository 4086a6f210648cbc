import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccountCard } from '@/components/account/account-card'
import { ActionForm } from '@/components/form/action-form'
import { ownPath } from '@/lib/account/own-path'
import { parameterOf, type SearchParameters } from '@/lib/platform/search-parameters'
import { workInWords } from '@/lib/portability/guest-work'
import { findGuestWork } from '@/lib/portability/portability-queries'
import { settleGuestWork } from '../../actions'

export const metadata: Metadata = { title: 'Work from before you signed in', robots: { index: false } }

type Props = { searchParams: Promise<SearchParameters> }

export default async function GuestWorkPage({ searchParams }: Props) {
  const parameters = await searchParams
  const next = ownPath(parameterOf(parameters, 'next'), '/account')
  const work = await findGuestWork({ isAskedAgain: parameterOf(parameters, 'again') !== null })
  // The path was judged: it is one of ours.
  if (!work) redirect(next as Parameters<typeof redirect>[0])
  const isOne = work.ratings + work.answers + work.marks === 1
  const it = isOne ? 'it' : 'them'
  return (
    <AccountCard
      title="Work from before you signed in"
      below="Left, it stays in this browser, for whoever uses it without signing in. You can still add it from your account’s page."
    >
      <ActionForm action={settleGuestWork} id="guest-work">
        <p>
          {workInWords(work)} {isOne ? 'was' : 'were'} made here without an account. Add {it} to yours, or leave {it}?
        </p>
        <input type="hidden" name="next" value={next} />
        <p className="buttons">
          <button className="button button--primary" type="submit" name="choice" value="add">
            Add to my account
          </button>
          <button className="button" type="submit" name="choice" value="leave">
            Leave
          </button>
        </p>
      </ActionForm>
    </AccountCard>
  )
}
