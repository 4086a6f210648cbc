import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EMPTY_STORY, lacksOf, STORY_LIMITS, STORY_TEXTS, storyAsAnswer, tellingSeconds, titleFor } from './story'

const TOLD = {
  title: 'The double invoices',
  situation: 'In my second year, invoices went out twice.',
  task: 'I was on call.',
  action: 'I stopped the queue and rang the three largest customers.',
  result: 'Nobody paid twice.',
  figures: '64 invoices in 20 minutes',
}

it('asks for what isn’t there, and for nothing that is', () => {
  expect(lacksOf(TOLD)).toEqual([])
  expect(lacksOf(EMPTY_STORY)).toEqual([
    'Where and when was it?',
    'What did you do?',
    'What came of it?',
    'Which figure would show it?',
  ])
  expect(lacksOf({ ...TOLD, action: 'We stopped the queue. It was in Iceland.' })).toEqual([
    'Which part of it did you do yourself?',
  ])
  expect(lacksOf({ ...TOLD, figures: '' })).toEqual(['Which figure would show it?'])
})

it('takes a figure in digits or in words, where it stands in the result', () => {
  for (const result of ['It fell by half.', 'Twelve came back.', '80%', 'Twice as fast.', 'Two hundred stayed.'])
    expect(lacksOf({ ...TOLD, figures: '', result }), result).toEqual([])
  for (const result of ['One of us was glad.', 'It was often better.', 'The attention was great.'])
    expect(lacksOf({ ...TOLD, figures: '', result }), result).toEqual(['Which figure would show it?'])
})

it('hears who acted, whatever the apostrophe', () => {
  for (const action of ['I’d ring them.', "I'm the one who rang.", 'They asked me.', 'It was my call.'])
    expect(lacksOf({ ...TOLD, action }), action).toEqual([])
})

it('is told in its own words, a paragraph a part', () => {
  expect(storyAsAnswer(TOLD)).toBe(
    [`${TOLD.situation} ${TOLD.task}`, TOLD.action, TOLD.result, TOLD.figures].join('\n\n'),
  )
  expect(storyAsAnswer({ ...EMPTY_STORY, task: ' Mine. ', result: 'Done.' })).toBe('Mine.\n\nDone.')
  expect(tellingSeconds(EMPTY_STORY)).toBe(0)
})

const texts = fc.record(
  Object.fromEntries(STORY_TEXTS.map((field) => [field, fc.string({ unit: 'grapheme', maxLength: 60 })])),
)

it('says nothing that isn’t its own, and fits into an answer', () => {
  fc.assert(
    fc.property(texts, (some) => {
      const story = { ...EMPTY_STORY, ...some }
      const said = storyAsAnswer(story)
      const own = STORY_TEXTS.map((field) => story[field]).join('')
      expect(said.replace(/\s/g, '')).toBe(own.replace(/\s/g, ''))
      expect(said).toBe(said.trim())
      expect(said.includes('\n\n\n') && !own.includes('\n')).toBe(false)
    }),
  )
  const long = '😀'.repeat(STORY_LIMITS.textCharacters / 2)
  const full = storyAsAnswer(Object.fromEntries(STORY_TEXTS.map((field) => [field, long])) as typeof EMPTY_STORY)
  expect(full.length).toBeLessThanOrEqual(50_000)
  expect(full).not.toMatch(/\p{Surrogate}/u)
})

it('gets a title from its first words where it has none', () => {
  expect(titleFor(TOLD)).toBe('In my second year, invoices went out')
  expect(titleFor({ ...EMPTY_STORY, figures: 'x'.repeat(500) })).toHaveLength(STORY_LIMITS.titleCharacters)
  expect(titleFor(EMPTY_STORY)).toBe('')
})
