// npm run stories:eval: how well nearness finds what fits, by the figures of docs/decisions/0025.
import { type Figures, measure, readAnswers, readBehavioural, readStories } from './measure'

const questions = await readBehavioural()
const told = { stories: await readStories(questions), answers: await readAnswers(questions) }
const rows: Record<string, Figures> = {}
for (const [name, all] of Object.entries(told)) {
  for (const part of ['tuned', 'reported']) {
    const own = all.filter((story) => story.part === part)
    rows[`${name}, ${part}`] = measure(questions, own)
    rows[`${name}, ${part}, without phrases`] = measure(questions, own, false)
  }
}
console.table(rows)
