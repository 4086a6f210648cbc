import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { KeyHint } from '@/components/ui/key-hint'
import type { FormAction } from '@/lib/session/form-state'
import type { DeskSuggestion } from '@/lib/suggestion/suggestion-queries'

type Props = { suggestion: DeskSuggestion; decide: FormAction; id: string }

/** Opens a decided suggestion again; in a question of one's own what stood before comes back. */
export function UndoForm({ suggestion, decide, id }: Props) {
  return (
    <ActionForm action={decide} id={id}>
      <input type="hidden" name="decision" value="undo" />
      <input type="hidden" name="id" value={suggestion.id} />
      <input type="hidden" name="state" value={suggestion.state} />
      <SubmitButton kind="plain" shortcut="U">
        Undo <KeyHint>U</KeyHint>
      </SubmitButton>
    </ActionForm>
  )
}
