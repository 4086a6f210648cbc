// Prints how long the coach takes to load, and then for each of some answers: {firstMs, warmMs}.
import { judgeAnswer, prepare } from '../../lib/coach/coach'
import { loadCoach } from '../../lib/coach/coach-repository'
import { coachedQuestion } from '../../lib/coach/coached-question'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { parseQuestion } from '../../lib/question/parse-question'
import { timeOf, timesOf } from './measure'
import { randomOf } from './random'
import { SEED } from './sizes'

const ANSWER_WORDS = 300

const { files } = await readContentFiles('content')
const questions = files.flatMap((file) => parseQuestion(file).question ?? [])
const said = questions.flatMap(({ exampleAnswer }) => exampleAnswer.split(/(?<=[.!?])\s+/))
const random = randomOf(SEED, 'answers')
const asked = coachedQuestion(questions[0] ?? fail())

let tools: Awaited<ReturnType<typeof loadCoach>> | undefined
const firstMs = await timeOf(async () => {
  tools = await loadCoach()
})
if (!tools) fail()
const known = tools
const prepared = prepare(known, asked)
judgeAnswer(known, prepared, answer())
const answers = Array.from({ length: Number(process.argv[2] ?? 20) }, answer)
const warmMs = await timesOf(answers.length, (at) => judgeAnswer(known, prepared, answers[at] ?? ''))
console.log(JSON.stringify({ firstMs, warmMs }))

/** Sentences of several examples, each with a word that makes it a new one. */
function answer(): string {
  const sentences: string[] = []
  for (let words = 0; words < ANSWER_WORDS; ) {
    const sentence = said[random.below(said.length)] ?? ''
    const changed = sentence.replace(/\s/, ` ${random.below(1_000)} `)
    sentences.push(changed)
    words += changed.split(' ').length
  }
  return sentences.join(' ')
}

function fail(): never {
  throw new Error('There is no content.')
}
