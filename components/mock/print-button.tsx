'use client'

/** Prints the sheet. */
export function PrintButton() {
  return (
    <button className="button" type="button" onClick={() => print()}>
      Print one sheet
    </button>
  )
}
