import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, SelectField } from '@/components/form/field'
import { MOCK_MODES, MOCK_ORDERS } from '@/lib/mock/mock'
import { MOCK_PRESETS, type MockFields, type MockPreset } from '@/lib/mock/mock-options'
import type { MockSourceListing } from '@/lib/mock/mock-queries'
import type { FormAction } from '@/lib/session/form-state'
import { PACE_OPTIONS, YES_NO } from './mock-choices'
import { MockEstimate } from './mock-estimate'

type Props = {
  fields: MockFields
  sources: MockSourceListing[]
  startMock: FormAction
}

const ORDERS: Record<(typeof MOCK_ORDERS)[number], string> = {
  set: 'In the order of the set',
  shuffled: 'Shuffled',
  weakest: 'Weakest first',
}

const MODES: Record<(typeof MOCK_MODES)[number], string> = {
  typed: 'Typed',
  spoken: 'Spoken, recorded in this browser',
  both: 'Spoken or typed, as it comes',
}

/** What a mock is made of. Presets are links that fill the form: they set nothing that a hand couldn't. */
export function MockSetupForm({ fields, sources, startMock }: Props) {
  return (
    <>
      <nav className="filters" aria-label="Presets">
        {Object.entries(MOCK_PRESETS).map(([preset, { name, says }]) => (
          <a
            key={preset}
            href={`/mock?${presetAddress(fields, preset)}`}
            title={says}
            aria-current={isAsPreset(fields, preset) ? 'true' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      <ActionForm action={startMock} id="mock">
        <SelectField name="from" label="Questions from" options={sources} defaultValue={fields.from} />
        <div className="mock-setup__pairs">
          <Field name="count" label="How many" inputMode="numeric" defaultValue={fields.count} help="1 to 20" />
          <SelectField
            name="order"
            label="Order"
            options={MOCK_ORDERS.map((value) => ({ value, name: ORDERS[value] }))}
            defaultValue={fields.order}
          />
          <SelectField name="pace" label="Time" options={PACE_OPTIONS} defaultValue={fields.pace} />
          <Field
            name="thinking"
            label="Seconds to think first"
            inputMode="numeric"
            defaultValue={fields.thinking}
            help="0 to 120"
          />
          <SelectField
            name="mode"
            label="Answers"
            options={MOCK_MODES.map((value) => ({ value, name: MODES[value] }))}
            defaultValue={fields.mode}
          />
          <SelectField name="followUps" label="Follow-up questions" options={YES_NO} defaultValue={fields.followUps} />
          <SelectField name="pause" label="May be paused" options={YES_NO} defaultValue={fields.pause} />
        </div>
        <input type="hidden" name="seed" value={fields.seed} />
        <p className="buttons mock-setup__start">
          <SubmitButton>Start</SubmitButton>
          <MockEstimate fields={fields} sources={sources} />
        </p>
      </ActionForm>
    </>
  )
}

function isAsPreset(fields: MockFields, preset: string): boolean {
  const { pace, thinking, followUps, pause } = MOCK_PRESETS[preset as MockPreset]
  return (
    fields.pace === pace && fields.thinking === thinking && fields.followUps === followUps && fields.pause === pause
  )
}

function presetAddress(fields: MockFields, preset: string): string {
  return new URLSearchParams({
    from: fields.from,
    count: fields.count,
    order: fields.order,
    mode: fields.mode,
    preset,
  }).toString()
}
