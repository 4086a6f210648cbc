// npm run coach:fit [-- --part fitted --out FILE --without misconceptions|cuts]: fits the coach's model to the labelled
// answers. The same data give the same file. Prints what cross-validation by field makes of them.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { PackedModel } from '../../lib/coach/coach-repository'
import { loadEncoder } from '../../lib/coach/encoder-repository'
import { keepLast } from '../../lib/coach/keep-last'
import { packLabelModel } from '../../lib/coach/label'
import { makeReader } from '../../lib/coach/language'
import type { Stranger } from '../../lib/coach/prepare'
import { loadVectors } from '../../lib/coach/vectors-repository'
import { cutCopies } from './cut'
import { examplesOf, type Unmet } from './examples'
import { choicesOf, fitClaim } from './fit-claim'
import { fitLabels, judgeUnseen, labelUnseen } from './fit-labels'
import { fitStance, markPhrases } from './fit-stance'
import { fitStar, readStar, splitStar, starShare } from './fit-star'
import { encodeSentences, fitTone, toneShare } from './fit-tone'
import { TREE_SETTINGS } from './fit-trees'
import { foldsByField, grouped, weightsByField } from './folds'
import { type LabelledQuestion, readFields } from './labelled'
import { assembleLabelled } from './library'
import { labelFigures } from './score'
import { partOf } from './split'

const STAR_FILE = 'lib/coach/data/star.json'
const FOLDS = 8
/** Every so many phrases one measures what strangers reach. */
const STRANGER_STEP = 20

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    out: { type: 'string' },
    without: { type: 'string' },
  },
})
const out = values.out ?? 'lib/coach/data/model.json'
const questions = [...(await assembleLabelled()), ...(await readFields())]
  .filter((question) => !values.part || partOf(question) === values.part)
  .map((question) => (values.without === 'misconceptions' ? withoutMisconceptions(question) : question))
const tools = { read: makeReader(), vectors: await loadVectors() }
const encode = keepLast(await loadEncoder(), (text: string) => text, Number.POSITIVE_INFINITY)

const folds = foldsByField(questions, FOLDS)
const foldOf = (id: string) => folds.get(id) ?? 0
const weights = weightsByField(questions)
const weightOf = (id: string) => weights.get(id) ?? 1
const phrases = markPhrases(tools.read, questions)
const sentences = encodeSentences(encode, tools.read, questions)
const strangers = strangersOf(questions)
const choices = choicesOf(tools, strangers, questions)

const all = fitUnmet(() => true)
const unmet = Array.from({ length: FOLDS }, (_, fold) => fitUnmet((id) => foldOf(id) !== fold))
const unmetBy = (id: string) => unmet[foldOf(id)] ?? all
const quotes = sentences.filter(({ isQuote }) => isQuote)
const rightTones = unmet.map(({ ear }, fold) => {
  const own = quotes.filter(({ questionId }) => foldOf(questionId) === fold)
  return own.length * toneShare(ear.tone, own)
})
console.log('tone of quotes', rightTones.reduce((sum, right) => sum + right, 0) / quotes.length)

const fitOn = (part: LabelledQuestion[], name: string) => {
  const examples = [
    ...examplesOf(tools, strangers, unmetBy, weightOf, part, false),
    ...(values.without === 'cuts' ? [] : examplesOf(tools, strangers, unmetBy, weightOf, cutCopies(part), true)),
  ]
  const unseen = judgeUnseen(examples, foldOf, FOLDS, TREE_SETTINGS)
  const model = fitLabels(examples, unseen, TREE_SETTINGS)
  const labels = labelUnseen(unseen, model)
  for (const isCut of [false, true]) {
    const own = labels.filter((label) => label.isCut === isCut)
    console.log(name, isCut ? 'cut' : 'whole', labelFigures(own))
    for (const [group, ids] of groups)
      console.log('  ', group, labelFigures(own.filter(({ questionId }) => ids.has(questionId))).qwk.toFixed(3))
  }
  console.log(name, 'decision', model.temper, model.cuts, model.leastChance)
  return packLabelModel(model)
}

// What is shipped is what is reported on: fitted to the one half, never to the other.
const starAnswers = splitStar(readStar(tools.read, STAR_FILE))
const star = fitStar(starAnswers.fitted)
console.log('star', starShare(star, starAnswers.reported))

/** The sets, and all fields of one question together. */
const groups = new Map(
  [...grouped(questions, ({ set }) => set || 'single questions')].map(([group, own]) => [
    group,
    new Set(own.map(({ id }) => id)),
  ]),
)
const model: PackedModel = {
  stance: all.ear.stance,
  tone: all.ear.tone,
  strangers,
  claim: all.claim,
  star,
  rubric: fitOn(questions, 'rubric'),
  bare: fitOn(questions.map(withoutPhrases), 'bare'),
}
writeFileSync(out, `${JSON.stringify(model)}\n`)
console.log(`${out}: ${questions.length} questions`)

/** Fits what features need to the questions that are kept. */
function fitUnmet(isKept: (questionId: string) => boolean): Unmet {
  const kept = ({ questionId }: { questionId: string }) => isKept(questionId)
  const stance = fitStance(phrases.filter(kept))
  const tone = fitTone(sentences.filter(kept))
  return { claim: fitClaim(choices.filter(kept)), ear: { encode, stance, tone } }
}

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
