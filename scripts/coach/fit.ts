// npm run coach:fit [-- --part fitted --out FILE --without misconceptions|cuts]: fits the coach's model to the labelled
// answers. The same data give the same file. Prints what cross-validation by question makes of them.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { PackedModel } from '../../lib/coach/coach-repository'
import { packLabelModel } from '../../lib/coach/label'
import { makeReader } from '../../lib/coach/language'
import type { Stranger } from '../../lib/coach/prepare'
import { loadVectors } from '../../lib/coach/vectors-repository'
import { hashOf } from '../../lib/platform/random'
import { cutCopies } from './cut'
import { examplesOf } from './examples'
import { fitClaim } from './fit-claim'
import { fitLabels, judgeUnseen, labelUnseen } from './fit-labels'
import { fitStance, markPhrases } from './fit-stance'
import { fitStar, readStar, starShare } from './fit-star'
import { TREE_SETTINGS } from './fit-trees'
import type { LabelledQuestion } from './labelled'
import { assembleLabelled } from './library'
import { labelFigures } from './score'
import { partOf } from './split'

const STAR_FILE = 'lib/coach/data/star.json'
const FOLDS = 8
/** Every so many phrases one measures what strangers reach. */
const STRANGER_STEP = 20

const { values } = parseArgs({
  options: { part: { type: 'string' }, out: { type: 'string' }, without: { type: 'string' } },
})
const out = values.out ?? 'lib/coach/data/model.json'
const questions = (await assembleLabelled())
  .filter((question) => !values.part || partOf(question) === values.part)
  .map((question) => (values.without === 'misconceptions' ? withoutMisconceptions(question) : question))
const tools = { read: makeReader(), vectors: await loadVectors() }

const order = questions.map(({ id }) => id).sort((a, b) => hashOf(a) - hashOf(b))
const folds = new Map(order.map((id, at) => [id, at % FOLDS]))
const foldOf = (id: string) => folds.get(id) ?? 0

const phrases = markPhrases(tools.read, questions)
const stanceByFold = Array.from({ length: FOLDS }, (_, fold) =>
  fitStance(phrases.filter(({ questionId }) => foldOf(questionId) !== fold)),
)
const stance = fitStance(phrases)
const stanceFor = (id: string) => stanceByFold[foldOf(id)] ?? stance
const strangers = strangersOf(questions)
const claim = fitClaim(tools, strangers, questions)

const fitOn = (part: LabelledQuestion[], name: string) => {
  const examples = [
    ...examplesOf(tools, strangers, claim, stanceFor, part, false),
    ...(values.without === 'cuts' ? [] : examplesOf(tools, strangers, claim, stanceFor, cutCopies(part), true)),
  ]
  const unseen = judgeUnseen(examples, foldOf, FOLDS, TREE_SETTINGS)
  const model = fitLabels(examples, unseen, TREE_SETTINGS)
  const labels = labelUnseen(unseen, model)
  for (const isCut of [false, true])
    console.log(name, isCut ? 'cut' : 'whole', labelFigures(labels.filter((label) => label.isCut === isCut)))
  console.log(name, 'decision', model.temper, model.cuts, model.leastChance)
  return packLabelModel(model)
}

const starAnswers = readStar(tools.read, STAR_FILE)
console.log('star', starShare(starAnswers))

const model: PackedModel = {
  stance,
  strangers,
  claim,
  star: fitStar(starAnswers),
  rubric: fitOn(questions, 'with phrases'),
  bare: fitOn(questions.map(withoutPhrases), 'without phrases'),
}
writeFileSync(out, `${JSON.stringify(model)}\n`)
console.log(`${out}: ${questions.length} questions`)

function strangersOf(all: readonly LabelledQuestion[]): Stranger[] {
  return all
    .flatMap(({ id, keyPoints }) =>
      keyPoints.flatMap(({ good, vague, misconception }) =>
        [...good, ...vague, ...misconception].map((text) => ({ source: id, text })),
      ),
    )
    .filter((_, at) => at % STRANGER_STEP === 0)
}

/** For the ablation in docs/coach.md. */
function withoutMisconceptions(question: LabelledQuestion): LabelledQuestion {
  return { ...question, keyPoints: question.keyPoints.map((point) => ({ ...point, misconception: [] })) }
}

/** A question as somebody has it who wrote only key points and an example. */
function withoutPhrases(question: LabelledQuestion): LabelledQuestion {
  const keyPoints = question.keyPoints.map((point) => ({ ...point, cues: [], good: [], vague: [], misconception: [] }))
  return { ...question, keyPoints }
}
