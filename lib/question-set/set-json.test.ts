import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOwnSetDocument } from '@/tests/fixtures/own-set'
import { formatProblem } from '../question/problem'
import { parseSetJson, setJson } from './set-json'

const HEAD = { format: 'callback-question-set', version: 1 }
const entries = [{ questionId: 'a' }]
const set = { id: 's', title: 'Mine', sections: [{ title: '', entries }] }

describe('a set as JSON', () => {
  it('comes back exactly', () => {
    fc.assert(
      fc.property(anyOwnSetDocument, (own) => {
        expect(parseSetJson(setJson(own))).toEqual({ document: own, problems: [] })
      }),
    )
  })

  it('may leave out what has a default', () => {
    const { document } = parseSetJson(JSON.stringify({ ...HEAD, set, questions: [{ id: 'a', text: 'Why?' }] }))
    expect(document?.questions).toMatchObject([{ text: 'Why?', kind: 'behavioural', timeLimitSeconds: 120 }])
    expect(document?.set.sections[0]?.entries).toEqual([{ questionId: 'a', isMustAsk: false, minutes: null }])
  })

  it.each([
    ['{', 'The file isn’t JSON. Export it again, and send it on unchanged.'],
    ['null', 'The file isn’t a question set of Callback. Its format must be “callback-question-set”.'],
    [
      JSON.stringify({ ...HEAD, version: 2 }),
      'The file was made by a later version of Callback. Export it as markdown there.',
    ],
    [JSON.stringify({ format: HEAD.format }), 'The file doesn’t say its version. It must have “version”: 1.'],
    [
      JSON.stringify({ ...HEAD, set, questions: [{ id: 'a', text: '' }] }),
      'questions.1.text: must not be empty. Mend it in the file and import it again.',
    ],
    [
      JSON.stringify({ ...HEAD, set, questions: [{ id: 'a', text: 'Why?', colour: 1 }] }),
      'There is no field “questions.1.colour”. Take it out, or mend its name.',
    ],
    [
      JSON.stringify({ ...HEAD, set, questions: [] }),
      'questions: must be those that the set names, each once. Mend it in the file and import it again.',
    ],
  ])('%s is refused with a sentence', (text, said) => {
    const { document, problems } = parseSetJson(text)
    expect(document).toBeNull()
    expect(problems.map(formatProblem)).toContain(`set.json:1:1: ${said}`)
  })

  it('never throws, and speaks in sentences', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (first, second) => {
        const { document, problems } = parseSetJson(JSON.stringify({ ...HEAD, set: first, questions: [second] }))
        expect(document).toBeNull()
        for (const { message } of problems) expect(message).not.toMatch(/Invalid|expected|undefined/)
      }),
    )
  })
})
