import { hashOf, randomFrom } from '../../lib/platform/random'
import type { LabelledAnswer, LabelledQuestion } from './labelled'

/** How likely an evidenced point is cut; one at least always is. */
const CUT_SHARE = 0.4

/**
 * A copy of each answer that has evidence, with the sentences that some of its points rest on deleted and those points
 * relabelled as missed: what a coach that goes by the tone of the whole answer gets wrong. Same input, same copies.
 */
export function cutCopies(questions: readonly LabelledQuestion[]): LabelledQuestion[] {
  return questions.map((question) => ({
    ...question,
    answers: question.answers.flatMap((answer) => cutCopy(question.id, answer) ?? []),
  }))
}

function cutCopy(questionId: string, answer: LabelledAnswer): LabelledAnswer | null {
  const random = randomFrom(hashOf(`${questionId}/${answer.id}`))
  const evidenced = Object.entries(answer.labels).flatMap(([id, { label, evidence }]) => {
    const span = label === 'miss' || !evidence ? null : sentencesAround(answer.text, evidence)
    return span ? [{ id, span }] : []
  })
  if (evidenced.length === 0) return null
  const first = evidenced[Math.floor(random() * evidenced.length)]
  const chosen = evidenced.filter((point) => point === first || random() < CUT_SHARE).map(({ span }) => span)
  const isCut = (span: Span) => chosen.some(({ from, to }) => span.from < to && from < span.to)
  // A sentence that two points rest on takes both with it.
  const gone = new Set(evidenced.filter(({ span }) => isCut(span)).map(({ id }) => id))
  return {
    ...answer,
    id: `${answer.id}-cut`,
    text: without(answer.text, chosen),
    quality: answer.quality - gone.size,
    labels: Object.fromEntries(
      Object.entries(answer.labels).map(([id, label]) => [
        id,
        gone.has(id) ? { label: 'miss', evidence: '', removed: true } : label,
      ]),
    ),
  }
}

type Span = { from: number; to: number }

/** The whole sentences that a quote lies in; null where it isn't in the text. */
function sentencesAround(text: string, quote: string): Span | null {
  const at = text.indexOf(quote)
  if (at < 0) return null
  const before = [...text.slice(0, at).matchAll(/[.!?]["'”’)]*\s+/g)].at(-1)
  const from = before ? before.index + before[0].length : 0
  // The quote may end a sentence itself.
  const tail = at + quote.trimEnd().length - 1
  const after = /[.!?]["'”’)]*(?=\s|$)/.exec(text.slice(tail))
  return { from, to: after ? tail + after.index + after[0].length : text.length }
}

function without(text: string, spans: readonly Span[]): string {
  const left = Array.from({ length: text.length }, (_, at) => at)
    .filter((at) => !spans.some(({ from, to }) => at >= from && at < to))
    .map((at) => text[at])
  return left.join('').replace(/ {2,}/g, ' ').trim()
}
