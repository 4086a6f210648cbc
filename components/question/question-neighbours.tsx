import { KeyHint } from '@/components/ui/key-hint'

type Neighbour = { slug: string; text: string } | null

/** The question before and the one after, in the order of the set. */
export function QuestionNeighbours({ previous, next }: { previous: Neighbour; next: Neighbour }) {
  return (
    <nav className="neighbours no-print" aria-label="Questions before and after">
      {previous ? (
        <a className="neighbour" href={`/questions/${previous.slug}`} rel="prev" aria-keyshortcuts="ArrowLeft">
          <span className="quiet">
            Before <KeyHint quiet>←</KeyHint>
          </span>
          <span className="neighbour__text">{previous.text}</span>
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a
          className="neighbour neighbour--next"
          href={`/questions/${next.slug}`}
          rel="next"
          aria-keyshortcuts="ArrowRight"
        >
          <span className="quiet">
            After <KeyHint quiet>→</KeyHint>
          </span>
          <span className="neighbour__text">{next.text}</span>
        </a>
      )}
    </nav>
  )
}
