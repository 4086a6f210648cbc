import type { ProposedQuestion } from '@/lib/question-set/set-proposal'
import { type MatterPiece, matterPieces, matterWords } from './matter-words'

/** What came with a question: a line that says it, and opens to be read. */
export function QuestionMatter({ proposed }: { proposed: ProposedQuestion }) {
  const { guidance, keyPoints, exampleAnswer, followUps, listenFor, notes } = proposed.question
  const said = matterWords(proposed)
  const items = (texts: string[]) => texts.map((text) => ({ text, isItem: true }))
  const parts: [name: string, pieces: MatterPiece[]][] = [
    ['Guidance', matterPieces(guidance)],
    ['Key points', items(keyPoints.map(({ text, detail }) => (detail ? `${text} ${detail}` : text)))],
    ['Example answer', matterPieces(exampleAnswer)],
    ['Follow-ups', items(followUps)],
    ['Listen for', items(listenFor)],
    ['Notes', matterPieces(notes)],
  ]
  const filled = parts.filter(([, pieces]) => pieces.length > 0)
  if (said === '') return null
  if (filled.length === 0) return <p className="proposed__said">{said}</p>
  return (
    <details className="proposed__matter">
      <summary className="proposed__said">{said}</summary>
      <dl>
        {filled.map(([name, pieces]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {pieces.map(({ text, isItem }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing but their order
                <p className={isItem ? 'proposed__item' : undefined} key={index}>
                  {text}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
