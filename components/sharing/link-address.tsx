'use client'

import { useState } from 'react'

type Props = { id: string; address: string; name: string; mailto: string }

/** A link's address: to copy whenever its owner likes, to select by hand, or to mail. */
export function LinkAddress({ id, address, name, mailto }: Props) {
  const [said, setSaid] = useState('')

  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      setSaid('Copied')
    } catch {
      setSaid('Your browser refused to copy. Select the address and copy it.')
    }
  }

  return (
    <div className="share-address">
      <label className="visually-hidden" htmlFor={`address-${id}`}>
        Address of {name}
      </label>
      <input
        className="input mono"
        id={`address-${id}`}
        value={address}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="buttons">
        <button className="button share-scripted" type="button" onClick={() => void copy()}>
          Copy<span className="visually-hidden"> the address of {name}</span>
        </button>
        <a className="button" href={mailto}>
          Mail it
        </a>
      </p>
      <p className="quiet" role="status">
        {said}
      </p>
    </div>
  )
}
