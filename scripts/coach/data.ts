// npm run coach:data -- --out FILE [--cut] [--part fitted|reported]: our questions, rubrics and labelled answers in the
// format that coach:eval reads; with --cut, copies of the answers with the evidence of some points deleted; with
// --claims EXPORT, instead of ours the answers in which somebody vouches for key points (an export of one's own data).
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { labelledClaims } from './claims'
import { cutCopies } from './cut'
import { readFields } from './labelled'
import { assembleLabelled } from './library'
import { partOf } from './split'

const { values } = parseArgs({
  options: { out: { type: 'string' }, cut: { type: 'boolean' }, part: { type: 'string' }, claims: { type: 'string' } },
})
if (!values.out) throw new Error('Name the file to write: --out FILE.')
const ours = [...(await assembleLabelled()), ...(await readFields())].filter(
  (question) => !values.part || partOf(question) === values.part,
)
const all = values.claims ? labelledClaims(JSON.parse(readFileSync(values.claims, 'utf8')), ours) : ours
const questions = values.cut ? cutCopies(all) : all
const doc = `Labelled answers of Callback${values.cut ? ', cut copies' : ''}; see lib/coach/data/README.md.`
writeFileSync(values.out, `${JSON.stringify({ format: 'callback-labelled-answers', version: 1, doc, questions })}\n`)
const answers = questions.reduce((sum, question) => sum + question.answers.length, 0)
console.log(`${values.out}: ${questions.length} questions, ${answers} answers`)
