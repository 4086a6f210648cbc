// npm run coach:eval -- --json FILE [--model FILE]: judges labelled answers (the format is in docs/coach.md) and prints
// one JSON object.
import { parseArgs } from 'node:util'
import { loadCoach, loadCoachWith } from '../../lib/coach/coach-repository'
import { readLabelled } from './labelled'
import { figuresOf, judgeAll } from './score'

const { values } = parseArgs({ options: { json: { type: 'string' }, model: { type: 'string' } }, strict: false })
if (typeof values.json !== 'string') throw new Error('Name the file of labelled answers: --json FILE.')
const questions = await readLabelled(values.json)
const tools = await (typeof values.model === 'string' ? loadCoachWith(values.model) : loadCoach())
// Once for warmth: what is timed is a server that has been running.
judgeAll(tools, questions.slice(0, 3))
console.log(JSON.stringify(figuresOf(judgeAll(tools, questions)), rounded))

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value
}
