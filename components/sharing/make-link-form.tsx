import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, SelectField } from '@/components/form/field'
import { PACE_OPTIONS, YES_NO } from '@/components/mock/mock-choices'
import { MOCK_MODES, type MockMode } from '@/lib/mock/mock'
import type { FormAction } from '@/lib/session/form-state'

type Props = { setId: string; makeLink: FormAction }

export const EXPIRY_OPTIONS = [
  { value: '7', name: 'For 7 days' },
  { value: '30', name: 'For 30 days' },
  { value: '90', name: 'For 90 days' },
  { value: 'never', name: 'Until revoked' },
]

const MODES: Record<MockMode, string> = {
  typed: 'Typed',
  spoken: 'Spoken, recorded in their browser',
  both: 'Spoken or typed, as it comes',
}

/** What a link is made of. Fields that don't apply to what is chosen are put out of sight by share.css. */
export function MakeLinkForm({ setId, makeLink }: Props) {
  return (
    <ActionForm action={makeLink} id="make">
      <input type="hidden" name="setId" value={setId} />
      <div className="share-form">
        <SelectField
          name="face"
          label="For whom"
          options={[
            { value: 'practice', name: 'A candidate, to practise' },
            { value: 'kit', name: 'An interviewer, as a kit' },
          ]}
          defaultValue="practice"
        />
        <SelectField name="expires" label="It works" options={EXPIRY_OPTIONS} defaultValue="30" />
        <Field name="label" label="Label" help="For you alone: who gets it." />
        <Field name="signedAs" label="Signed" help="They read it as “Shared by …”. May stay empty." />
        <div className="share-form__practice">
          <SelectField
            name="activity"
            label="They do"
            options={[
              { value: 'mock', name: 'A mock interview' },
              { value: 'study', name: 'Study cards' },
            ]}
            defaultValue="mock"
          />
          <SelectField name="example" label="Example answers shown" options={YES_NO} defaultValue="yes" />
          <div className="share-form__mock">
            <SelectField
              name="mode"
              label="Answers"
              options={MOCK_MODES.map((value) => ({ value, name: MODES[value] }))}
              defaultValue="typed"
            />
            <SelectField name="pace" label="Time" options={PACE_OPTIONS} defaultValue="1" />
            <SelectField
              name="order"
              label="Order"
              options={[
                { value: 'set', name: 'In the order of the set' },
                { value: 'shuffled', name: 'Shuffled' },
              ]}
              defaultValue="set"
            />
            <Field
              name="thinking"
              label="Seconds to think first"
              inputMode="numeric"
              defaultValue="0"
              help="0 to 120"
            />
            <SelectField name="followUps" label="Follow-up questions" options={YES_NO} defaultValue="no" />
          </div>
        </div>
        <div className="share-form__kit">
          <SelectField
            name="listenFor"
            label="What to listen for, and follow-ups, shown"
            options={YES_NO}
            defaultValue="yes"
          />
        </div>
      </div>
      <p className="buttons">
        <SubmitButton>Make a link</SubmitButton>
      </p>
    </ActionForm>
  )
}
