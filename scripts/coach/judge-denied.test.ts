import { beforeAll, describe, expect, test } from 'vitest'
import { judgePoints } from '../../lib/coach/coach'
import { deniesFirstVerb } from '../../lib/coach/negation'
import { readUnits } from '../../lib/coach/units'
import { readPublished } from './library'
import { prepareLabelled, type Ready } from './prepare-labelled'

// Apart from judge.test.ts: one after the other they would keep a core waiting for the end of the unit tests.
let tools: Ready['tools']
let labelled: Ready['labelled']

beforeAll(async () => {
  const ready = await prepareLabelled()
  tools = ready.tools
  labelled = ready.labelled
})

describe('over all labelled questions', () => {
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
