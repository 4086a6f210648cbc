import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field } from '@/components/form/field'
import type { FormAction } from '@/lib/session/form-state'
import { partName, pointIdOf } from '@/lib/suggestion/suggestion'
import type { SuggestPage } from '@/lib/suggestion/suggestion-queries'
import { TextWithProof } from './text-with-proof'

type Props = { page: SuggestPage; sendSuggestion: FormAction }

/** The text as it stands, to be changed in place; why, and by whom. */
export function SuggestForm({ page, sendSuggestion }: Props) {
  const { id, slug, part, text, signedAs } = page
  return (
    <ActionForm action={sendSuggestion} id="suggest">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="base" value={text} />
      <p>{readerOf(signedAs)} sees what you change and why, and decides. You find the answer under “My suggestions”.</p>
      <TextWithProof
        label={partName(part)}
        help={pointIdOf(part) === null ? 'Markdown, as it is typed.' : HELP_ON_POINT}
        before={text}
      />
      <Field name="reason" label="Why" help="What is wrong, unclear or missing, in a sentence." />
      <Field name="signedAs" label="Your name" help="May stay empty: then it is from “a reader”." />
      <p className="buttons">
        <SubmitButton>Send</SubmitButton>
      </p>
    </ActionForm>
  )
}

const HELP_ON_POINT = 'The first line is the claim; what it means stands below an empty line.'

function readerOf(signedAs: string | null): string {
  if (signedAs === null) return 'Whoever looks after the library'
  return signedAs === '' ? 'Whoever shared this question' : `Whoever shared this question, signed “${signedAs}”,`
}
