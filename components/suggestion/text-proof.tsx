import { ProofMarks } from '@/components/ui/proof-marks'
import { wordChanges } from '@/lib/suggestion/word-changes'

/** What changes from one text to another, as proof marks. Both are shown as they are typed: nothing in them is a link. */
export function TextProof({ before, after }: { before: string; after: string }) {
  return (
    <p className="proof suggest__proof">
      <ProofMarks changes={wordChanges(before, after)} />
    </p>
  )
}
