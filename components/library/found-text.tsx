import type { Segment, Snippet } from '@/lib/question/search-snippet'

/** A text with what was found in it marked. */
export function FoundText({ segments }: { segments: Segment[] }) {
  let place = 0
  return segments.map(({ text, isHit }) => {
    const start = place
    place += text.length
    return isHit ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>
  })
}

/** The part of a longer text that says what was searched for. */
export function FoundPart({ snippet }: { snippet: Snippet }) {
  return (
    <p className="found__part">
      {snippet.isCutBefore && '… '}
      <FoundText segments={snippet.segments} />
      {snippet.isCutAfter && ' …'}
    </p>
  )
}
