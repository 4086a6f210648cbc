import { z } from 'zod'
import type { LabelledQuestion } from './labelled'

/** What of an export of one's data says which key points somebody vouches for; the rest is of no matter here. */
const exportSchema = z.object({
  answers: z.array(
    z.object({
      id: z.string(),
      questionId: z.string(),
      claims: z.array(z.object({ keyPointId: z.string(), text: z.string() })),
    }),
  ),
})

/**
 * Answers whose writer said "I did say that", labelled so: each text with the points that are vouched for in it as hits,
 * and no word on the others. Of questions that aren't among ours (one's own) there is nothing to compare with.
 * @param exported an export of one's data (docs/export-format.json), parsed from JSON
 */
export function labelledClaims(exported: unknown, questions: readonly LabelledQuestion[]): LabelledQuestion[] {
  const { answers } = exportSchema.parse(exported)
  return questions.flatMap((question) => {
    const own = answers.filter(({ questionId }) => questionId === question.id)
    const claimed = own.flatMap(({ id, claims }) =>
      [...new Set(claims.map(({ text }) => text))].map((text, at) => ({
        ...{ id: `${id}-${at}`, type: 'claimed', quality: 0, text },
        labels: Object.fromEntries(
          claims
            .filter((claim) => claim.text === text)
            .map(({ keyPointId }) => [keyPointId, { label: 'hit' as const, evidence: '', removed: false }]),
        ),
      })),
    )
    return claimed.length > 0 ? [{ ...question, answers: claimed }] : []
  })
}
