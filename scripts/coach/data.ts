// npm run coach:data -- --out FILE [--cut] [--part fitted|reported]: our questions, rubrics and labelled answers in the
// format that coach:eval reads; with --cut, copies of the answers with the evidence of some points deleted.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { cutCopies } from './cut'
import { readFields } from './labelled'
import { assembleLabelled } from './library'
import { partOf } from './split'

const { values } = parseArgs({
  options: { out: { type: 'string' }, cut: { type: 'boolean' }, part: { type: 'string' } },
})
if (!values.out) throw new Error('Name the file to write: --out FILE.')
const all = [...(await assembleLabelled()), ...(await readFields())].filter(
  (question) => !values.part || partOf(question) === values.part,
)
const questions = values.cut ? cutCopies(all) : all
const doc = `Labelled answers of Callback${values.cut ? ', cut copies' : ''}; see lib/coach/data/README.md.`
writeFileSync(values.out, `${JSON.stringify({ format: 'callback-labelled-answers', version: 1, doc, questions })}\n`)
const answers = questions.reduce((sum, question) => sum + question.answers.length, 0)
console.log(`${values.out}: ${questions.length} questions, ${answers} answers`)
