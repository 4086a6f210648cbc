import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseFollowUp, type PointLabels, pinnedFollowUps } from './follow-up'

const QUESTION = {
  kind: 'technical' as const,
  text: 'How do you consume webhooks?',
  followUps: ['The provider sends no signature. What now?', 'Who reads the dead letters?', 'What else?'],
  keyPoints: [
    { id: 'a', text: 'The signature is checked first', detail: 'Over the raw bytes.' },
    { id: 'b', text: 'Events are stored before the answer', detail: 'A queue, then a worker.' },
    { id: 'c', text: 'Silence raises an alarm', detail: 'Dead letters are read by a person.' },
  ],
}

it('pins after each question’s own follow-ups those of its kind, each beside the key point that it comes nearest to', () => {
  const { followUps, followUpPoints } = pinnedFollowUps(QUESTION)
  expect(followUps.slice(0, 3)).toEqual(QUESTION.followUps)
  expect(followUpPoints.slice(0, 3)).toEqual([0, 2, null])
  expect(followUps).toHaveLength(followUpPoints.length)
  expect(followUpPoints[followUps.indexOf('How would you notice that it fails?')]).toBe(2)
  expect(pinnedFollowUps({ ...QUESTION, keyPoints: [] }).followUpPoints.every((point) => point === null)).toBe(true)
})

it('takes words that the question has too for none of a key point’s', () => {
  const asked = { ...QUESTION, text: 'How do you check a signature?' }
  expect(pinnedFollowUps(asked).followUpPoints[0]).toBeNull()
})

it('asks about what was left out, else about what was only touched, else the first', () => {
  const pinned = pinnedFollowUps(QUESTION)
  const choose = (labels: PointLabels, asked: string[] = []) => chooseFollowUp(pinned, labels, new Set(asked))
  const [first, letters] = QUESTION.followUps
  expect(choose(['hit', 'hit', 'miss'])).toBe(letters)
  expect(choose(['partial', 'hit', 'miss'])).toBe(letters)
  expect(choose(['miss', 'hit', 'miss'])).toBe(first)
  expect(choose(['hit', 'hit', 'partial'])).toBe(letters)
  expect(choose(['hit', 'hit', 'miss'], [letters ?? ''])).toBe('How would you notice that it fails?')
  for (const nothing of [null, [], ['hit', 'hit', 'hit'], ['unsure', 'unsure', 'unsure']] as PointLabels[])
    expect(choose(nothing)).toBe(first)
})

const label = fc.constantFrom('hit' as const, 'partial' as const, 'miss' as const, 'unsure' as const)
const followUp = fc.record({ text: fc.string({ maxLength: 4 }), point: fc.option(fc.nat(5)) })

it('never asks twice, and asks something while there is something left, whoever read what', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(followUp, { selector: ({ text }) => text, maxLength: 6 }),
      fc.option(fc.array(label, { maxLength: 6 })),
      fc.boolean(),
      fc.nat(6),
      (all, labels, isOld, count) => {
        const followUps = all.map(({ text }) => text)
        const asked = new Set(followUps.slice(0, count))
        const followUpPoints = all.map(({ point }) => point)
        // A plan from before the coach names no points.
        const chosen = chooseFollowUp(isOld ? { followUps } : { followUps, followUpPoints }, labels, asked)
        if (followUps.length > asked.size) {
          expect(followUps).toContain(chosen)
          expect(asked.has(chosen ?? '')).toBe(false)
          if (isOld || labels === null) expect(chosen).toBe(followUps[asked.size])
        } else expect(chosen).toBeNull()
      },
    ),
  )
})
