import type { FormAction } from '@/lib/session/form-state'
import type { MadeSuggestion } from '@/lib/suggestion/suggestion-queries'
import { WithdrawForm } from './withdraw-form'

/** What the address says was done just now, and to which suggestion. */
export type MadeDeed = 'sent' | 'withdrawn' | 'late'

type Props = { suggestion: MadeSuggestion; deed: MadeDeed; withdraw: FormAction }

/** What was done just now, while it is still so; withdrawing can be undone. */
export function MadeSaid({ suggestion, deed, withdraw }: Props) {
  const { status } = suggestion
  if (STATES[deed] !== (status === 'open' || status === 'withdrawn' ? status : 'decided')) return null
  return (
    <div className="desk-done made-said">
      <p className="said" role="status">
        {SAID[deed]}
      </p>
      {deed === 'withdrawn' && <WithdrawForm suggestion={suggestion} withdraw={withdraw} id="undo" isUndo />}
    </div>
  )
}

const STATES = { sent: 'open', withdrawn: 'withdrawn', late: 'decided' }

const SAID = {
  sent: 'Thank you. It waits to be read; what becomes of it stands here.',
  withdrawn: 'Withdrawn: nobody else sees it any more.',
  late: 'It was decided before you could withdraw it: what became of it stands here.',
}
