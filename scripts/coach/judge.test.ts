import { beforeAll, describe, expect, test } from 'vitest'
import { type CoachTools, judgePoints, prepare } from '../../lib/coach/coach'
import { loadCoach } from '../../lib/coach/coach-repository'
import { keepLast } from '../../lib/coach/keep-last'
import { deniesFirstVerb } from '../../lib/coach/negation'
import type { PreparedQuestion } from '../../lib/coach/prepare'
import type { PointReport } from '../../lib/coach/report'
import { readUnits } from '../../lib/coach/units'
import type { LabelledQuestion } from './labelled'
import { assembleLabelled, readPublished } from './library'
import { toCoached } from './score'

/** Sentences that have to do with no question of ours. */
const BESIDE =
  ' By the way, my sister keeps two horses near the sea. In summer we swim before breakfast, and the water is cold.' +
  ' She bakes bread with rye on Sundays. Our grandmother painted the kitchen yellow.'

let tools: CoachTools
let labelled: { question: LabelledQuestion; prepared: PreparedQuestion; reports: PointReport[][] }[]

beforeAll(async () => {
  const loaded = await loadCoach()
  // Most sentences are judged several times here.
  tools = { ...loaded, encode: keepLast(loaded.encode, (text: string) => text, Number.POSITIVE_INFINITY) }
  labelled = (await assembleLabelled()).map((question) => {
    const prepared = prepare(tools, toCoached(question))
    return { question, prepared, reports: question.answers.map(({ text }) => judgePoints(tools, prepared, text)) }
  })
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

  test('no hit is kept when every clause is denied', () => {
    const kept: string[] = []
    for (const { question, prepared } of labelled)
      for (const { id, text } of question.answers.slice(0, 2)) {
        const denied = deny(text)
        for (const { keyPointId, label, evidence } of judgePoints(tools, prepared, denied)) {
          const point = prepared.points.find((own) => own.id === keyPointId)
          // Where the right thing is itself a denial, to deny everything affirms it.
          if (label === 'hit' && evidence?.text.includes('never') && !point?.good.some(({ deniesVerb }) => deniesVerb))
            kept.push(`${question.slug} ${id} ${keyPointId}: ${evidence?.text}`)
        }
      }
    expect(kept).toEqual([])
  })

  test('the example of a published question covers at least nine in ten of its points', async () => {
    const published = new Set((await readPublished()).map(({ id }) => id))
    const reports = labelled
      .filter(({ question: { id } }) => published.has(id))
      .flatMap(({ question, prepared }) => judgePoints(tools, prepared, question.exampleAnswer))
    expect(reports.length).toBeGreaterThan(100)
    expect(reports.filter(({ likely }) => likely === 'hit').length / reports.length).toBeGreaterThanOrEqual(0.9)
  })
})

/** Denies the first verb of each clause that doesn't deny it already. */
function deny(text: string): string {
  const units = readUnits(tools.read, text)
  const clauses = units.filter(
    ({ isClause, sentence }) => isClause || !units.some((other) => other.isClause && other.sentence === sentence),
  )
  let denied = ''
  let at = 0
  for (const { tokens } of clauses) {
    const verb = tokens.find(({ pos }) => pos === 'VERB' || pos === 'AUX')
    if (!verb || deniesFirstVerb(tokens)) continue
    // "I'd" and "it's" stay whole.
    const place = /^['’]/.test(verb.text) ? verb.end : verb.start
    denied += text.slice(at, place) + (place === verb.end ? ' never' : 'never ')
    at = place
  }
  return denied + text.slice(at)
}
