import { ActionForm, SubmitButton } from '@/components/form/action-form'
import { Field, SelectField } from '@/components/form/field'
import { FormFold } from '@/components/form/form-fold'
import { calendarDay, formatShortDay, plural } from '@/components/ui/format'
import type { FormAction } from '@/lib/session/form-state'
import { pinsInWords } from '@/lib/sharing/pins-in-words'
import type { LinkListing } from '@/lib/sharing/sharing-queries'
import { LinkAddress } from './link-address'
import { EXPIRY_OPTIONS } from './make-link-form'
import { QrCode } from './qr-code'

type Props = {
  link: LinkListing
  setId: string
  setTitle: string
  zone: string
  /** Whether it was just made or changed. */
  isNew: boolean
  changeLink: FormAction
}

/** A link as its owner has it before them: what it shows, how it fared, and what can be done with it. */
export function LinkCard({ link, setId, setTitle, zone, isNew, changeLink }: Props) {
  const { id, face, label, signedAs, address, state, responses } = link
  const name = label || (face === 'kit' ? 'Link for an interviewer' : 'Link for a candidate')
  return (
    <li className={state === 'live' ? 'share-link' : 'share-link share-link--dead'} id={`link-${id}`}>
      <h3>
        {name}
        {isNew && state === 'live' && <span className="share-link__new"> · ready to be given out</span>}
      </h3>
      <p className="mono quiet">{factsOf(link, zone)}</p>
      <p>
        {face === 'kit' ? 'Interview kit' : 'Practice'}: {pinsInWords(link).join('. ')}.
        {signedAs && ` Signed “${signedAs}”.`}
      </p>
      {responses > 0 && (
        <p>
          <a href={`/my/sets/${setId}/responses`}>{plural(responses, 'response')}</a>
        </p>
      )}
      {address !== null && (
        <>
          <LinkAddress id={id} address={address} name={name} mailto={mailtoOf(setTitle, address, signedAs)} />
          <QrCode address={address} name={name} />
        </>
      )}
      {state !== 'revoked' && (
        <div className="share-link__changes">
          <ActionForm action={changeLink} id={`details-${id}`}>
            <FormFold summary="Change label or end">
              <input type="hidden" name="change" value="details" />
              <input type="hidden" name="linkId" value={id} />
              <Field name="label" label="Label" defaultValue={label} />
              <SelectField
                name="expires"
                label="It works"
                options={[{ value: 'as it is', name: 'As it is set' }, ...EXPIRY_OPTIONS]}
                defaultValue="as it is"
              />
              <p className="buttons">
                <SubmitButton kind="plain">Save</SubmitButton>
              </p>
            </FormFold>
          </ActionForm>
          <div className="buttons">
            <ChangeButton change="replace" linkId={id} name={name} changeLink={changeLink} />
            <ChangeButton change="revoke" linkId={id} name={name} changeLink={changeLink} />
          </div>
          <p className="quiet">
            A new address ends the one that was given out; revoking ends the link for good. What candidates have begun
            stays theirs.
          </p>
        </div>
      )}
    </li>
  )
}

type ButtonProps = { change: 'replace' | 'revoke'; linkId: string; name: string; changeLink: FormAction }

function ChangeButton({ change, linkId, name, changeLink }: ButtonProps) {
  return (
    <ActionForm action={changeLink} id={`${change}-${linkId}`}>
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="linkId" value={linkId} />
      <SubmitButton kind={change === 'replace' ? 'plain' : 'delete'}>
        {change === 'replace' ? 'New address' : 'Revoke'}
        <span className="visually-hidden"> for {name}</span>
      </SubmitButton>
    </ActionForm>
  )
}

/** "until 24 Dec · opened 3 times, last on 2 Dec" */
function factsOf({ state, expiresAt, openCount, lastOpenedAt }: LinkListing, zone: string): string {
  const day = (instant: Date) => formatShortDay(calendarDay(instant, zone))
  const ends = expiresAt ? `${state === 'expired' ? 'ended' : 'until'} ${day(expiresAt)}` : 'until revoked'
  const opened = openCount === 0 ? 'not opened yet' : `opened ${plural(openCount, 'time')}`
  return [
    state === 'revoked' ? 'revoked' : ends,
    lastOpenedAt && openCount > 0 ? `${opened}, last on ${day(lastOpenedAt)}` : opened,
  ].join(' · ')
}

function mailtoOf(title: string, address: string, signedAs: string): string {
  const body = [`${title}:`, address, ...(signedAs ? [signedAs] : [])].join('\n\n')
  return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`
}
