// npx tsx scripts/coach/report.ts --json FILE [--model FILE] [--without misconceptions]: the tables of docs/coach.md.
import { parseArgs } from 'node:util'
import { loadCoach, loadCoachWith } from '../../lib/coach/coach-repository'
import { LABELS } from '../../lib/coach/label'
import { randomFrom } from '../../lib/platform/random'
import { readLabelled } from './labelled'
import { type Figures, figuresOf, type Judgement, judgeAll, quantile } from './score'

const RESAMPLES = 1000
const SHOWN = [
  'qwk',
  'accuracy',
  'macroF1',
  'severe',
  'rank',
  'evidence',
  'abstained',
  'qwkAnswered',
  'removedHit',
] as const

const { values } = parseArgs({
  options: { json: { type: 'string' }, model: { type: 'string' }, without: { type: 'string' } },
})
if (!values.json) throw new Error('Name the file of labelled answers: --json FILE.')
const questions = (await readLabelled(values.json)).map((question) =>
  values.without === 'misconceptions'
    ? { ...question, keyPoints: question.keyPoints.map((point) => ({ ...point, misconception: [] })) }
    : question,
)
const judgement = judgeAll(values.model ? await loadCoachWith(values.model) : await loadCoach(), questions)
const figures = figuresOf(judgement)
const resampled = bootstrap(judgement)
for (const name of SHOWN) {
  const range = resampled.map((one) => one[name]).filter((value) => value !== null)
  const interval = `${shown(quantile(range, 0.025))} to ${shown(quantile(range, 0.975))}`
  console.log(`| ${name} | ${shown(figures[name])} | ${figures[name] === null ? '' : interval} |`)
}
console.log(`n ${figures.n}, p95 ${figures.p95Ms.toFixed(1)} ms`)

console.log('\n| true, called | miss | partial | hit |')
for (const truth of LABELS) {
  const own = judgement.points.filter((point) => point.truth === truth)
  console.log(
    `| ${[truth, ...LABELS.map((label) => own.filter(({ likely }) => likely === label).length)].join(' | ')} |`,
  )
}

console.log('\n| chance of the label | labels | right |')
for (let from = 0.3; from < 1; from += 0.1) {
  const own = judgement.points.filter(({ chance }) => chance >= from && chance < from + 0.1)
  const right = own.filter(({ truth, likely }) => truth === likely).length / (own.length || 1)
  console.log(
    `| ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)} | ${own.length} | ${shown(right)} ${'#'.repeat(Math.round(right * 20))} |`,
  )
}

/** Figures of questions drawn again with replacement. */
function bootstrap({ points, answers }: Judgement): Figures[] {
  const random = randomFrom(11)
  const ids = questions.map(({ id }) => id)
  return Array.from({ length: RESAMPLES }, () => {
    const drawn = ids.map((_, at) => ({ id: ids[Math.floor(random() * ids.length)], copy: `${at}` }))
    return figuresOf({
      points: drawn.flatMap(({ id }) => points.filter(({ questionId }) => questionId === id)),
      // A question that is drawn twice is ranked as two.
      answers: drawn.flatMap(({ id, copy }) =>
        answers.filter(({ questionId }) => questionId === id).map((answer) => ({ ...answer, questionId: copy })),
      ),
    })
  })
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3)
}
