import type { Change } from 'diff'

/** A comparison of two texts as a proof-reader marks it: added words underlined in pencil, cut words struck in red. */
export function ProofMarks({ changes }: { changes: readonly Change[] }) {
  return changes.map(({ added, removed, value }, index) => {
    // The pieces of one comparison never change places.
    const key = `${index} ${value}`
    if (added) return <ins key={key}>{value}</ins>
    if (removed) return <del key={key}>{value}</del>
    return <span key={key}>{value}</span>
  })
}
