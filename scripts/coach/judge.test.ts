import { beforeAll, describe, expect, test } from 'vitest'
import { judgePoints } from '../../lib/coach/coach'
import type { PreparedQuestion } from '../../lib/coach/prepare'
import type { PointReport } from '../../lib/coach/report'
import type { LabelledQuestion } from './labelled'
import { prepareLabelled, type Ready } from './prepare-labelled'

/** Sentences that have to do with no question of ours. */
const BESIDE =
  ' By the way, my sister keeps two horses near the sea. In summer we swim before breakfast, and the water is cold.' +
  ' She bakes bread with rye on Sundays. Our grandmother painted the kitchen yellow.'

let tools: Ready['tools']
let labelled: { question: LabelledQuestion; prepared: PreparedQuestion; reports: PointReport[][] }[]

beforeAll(async () => {
  const ready = await prepareLabelled()
  tools = ready.tools
  labelled = ready.labelled.map(({ question, prepared }) => ({
    question,
    prepared,
    reports: question.answers.map(({ text }) => judgePoints(tools, prepared, text)),
  }))
})

test('evidence is given as it stands in the answer', () => {
  for (const { question, reports } of labelled)
    question.answers.forEach(({ text }, at) => {
      for (const { evidence } of reports[at] ?? [])
        if (evidence) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.text)
    })
})

describe('over all labelled answers', () => {
  test('what is added beside the question changes at most 1% of the labels', () => {
    let [changed, all] = [0, 0]
    for (const { question, prepared, reports } of labelled)
      question.answers.forEach(({ text }, answerAt) => {
        judgePoints(tools, prepared, text + BESIDE).forEach(({ label }, at) => {
          all += 1
          if (label !== reports[answerAt]?.[at]?.label) changed += 1
        })
      })
    expect(changed / all).toBeLessThanOrEqual(0.01)
  })
})
