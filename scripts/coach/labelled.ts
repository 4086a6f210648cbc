import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** The format that labelled answers are measured in: coach:data writes it, coach:eval and coach:fit read it. */

const LABELS = ['miss', 'partial', 'hit'] as const
export type TrueLabel = (typeof LABELS)[number]

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const labelSchema = z.object({
  label: z.enum(LABELS),
  evidence: text,
  /** Its evidence was cut out of the answer. */
  removed: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
})

const questionSchema = z.object({
  id: z.string(),
  kind: text,
  /** Where it came from, for splitting and tables; only our own data has it. */
  set: text,
  /** What one has to know for it; where it has none, its set is its field. */
  field: text,
  slug: text,
  question: text,
  guidance: text,
  exampleAnswer: text,
  keyPoints: z.array(
    z.object({ id: z.string(), text, detail: text, cues: texts, good: texts, vague: texts, misconception: texts }),
  ),
  answers: z.array(
    z.object({
      id: z.string(),
      type: text,
      quality: z
        .number()
        .nullish()
        .transform((value) => value ?? 0),
      text: z.string(),
      labels: z.record(z.string(), labelSchema),
    }),
  ),
})

const FIELDS = 'lib/coach/data/fields'

const fileSchema = z.object({ questions: z.array(questionSchema) })

export type LabelledQuestion = z.infer<typeof questionSchema>
export type LabelledAnswer = LabelledQuestion['answers'][number]

/** Reads a file of labelled answers. Unknown fields are ignored; what is missing and needed throws with its place. */
export async function readLabelled(file: string): Promise<LabelledQuestion[]> {
  const parsed = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  return parsed.data.questions
}

/** The labelled questions that stand for fields of their own, a file each, in the order of their names. */
export async function readFields(): Promise<LabelledQuestion[]> {
  const names = (await readdir(FIELDS)).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(FIELDS, name)
      const parsed = questionSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
      return { ...parsed.data, slug: parsed.data.id }
    }),
  )
}
