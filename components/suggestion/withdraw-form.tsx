import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { KeyHint } from '@/components/ui/key-hint'
import type { FormAction } from '@/lib/session/form-state'
import type { MadeSuggestion } from '@/lib/suggestion/suggestion-queries'

type Props = { suggestion: MadeSuggestion; withdraw: FormAction; id: string; isUndo?: boolean }

/** Takes back a suggestion that waits, and sends again one that was taken back: by a key where it was just now. */
export function WithdrawForm({ suggestion, withdraw, id, isUndo = false }: Props) {
  const { status, questionText } = suggestion
  return (
    <ActionForm action={withdraw} id={id}>
      <input type="hidden" name="id" value={suggestion.id} />
      <input type="hidden" name="change" value={status === 'open' ? 'withdraw' : 'send again'} />
      <p className="buttons">
        <SubmitButton kind="plain" {...(isUndo ? { shortcut: 'U' } : {})}>
          {isUndo ? (
            <>
              Undo <KeyHint>U</KeyHint>
            </>
          ) : (
            <>
              {status === 'open' ? 'Withdraw' : 'Send again'}
              <span className="visually-hidden"> what was suggested to “{questionText}”</span>
            </>
          )}
        </SubmitButton>
      </p>
    </ActionForm>
  )
}
