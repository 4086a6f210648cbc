import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearestStories, type ReadQuestion, readQuestion } from './nearness'

const question = (id: string, ...texts: string[]): ReadQuestion =>
  readQuestion({ id, parts: texts.map((text) => ({ text, weight: 1 })), phrases: [] })

const QUESTIONS = [
  question('outage', 'Tell me about an outage that woke you at night.', 'Who heard of it first'),
  question('quarrel', 'When did you disagree with a colleague?', 'You heard them out first'),
  question('habit', 'How did you change a habit of a team?', 'Who resisted at first'),
]
const idsOf = (near: ReturnType<typeof nearestStories>, id: string) => near.get(id)?.map(({ storyId }) => storyId)

it('finds a story by other forms of the same words, and none where nothing is shared', () => {
  const near = nearestStories(QUESTIONS, [
    { id: 'a', texts: ['Outages at nights', 'I woke the colleague on duty.'] },
    { id: 'b', texts: ['The garden', 'Roses want cutting.'] },
  ])
  expect(idsOf(near, 'outage')).toEqual(['a'])
  expect(idsOf(near, 'habit')).toEqual([])
})

it('gives no weight to asking words, nor to what every question asks for', () => {
  const near = nearestStories(QUESTIONS, [
    { id: 'a', texts: ['Tell me when you did what, and how, with whom. First.'] },
  ])
  for (const { id } of QUESTIONS) expect(near.get(id)?.[0]?.score ?? 0).toBeLessThan(0.2)
})

it('takes one word in common for chance, however short the story', () => {
  expect(idsOf(nearestStories(QUESTIONS, [{ id: 'a', texts: ['Outage', 'Outage, outage'] }]), 'outage')).toEqual([])
})

it('puts the nearer story first', () => {
  const near = nearestStories(QUESTIONS, [
    { id: 'far', texts: ['A night in the lab where we measured tides, salt, wind and the price of bread.'] },
    { id: 'near', texts: ['The outage that woke me at night.'] },
  ])
  expect(idsOf(near, 'outage')?.[0]).toBe('near')
})

/** Seven questions, each with one way in which answers to it sound. */
const PHRASED = ['ferry', 'orchard', 'furnace', 'violin', 'glacier', 'lantern', 'saddle'].map((thing) =>
  readQuestion({
    id: thing,
    parts: [{ text: 'Tell me what you did about it.', weight: 3 }],
    phrases: [{ text: `I rode along with her to the ${thing}, and wrote down what she feared.`, weight: 1 }],
  }),
)

it('finds a story that says nothing of what is asked by how answers sound, where no other question sounds like it', () => {
  const near = nearestStories(PHRASED, [
    { id: 'a', texts: ['Her furnace', 'I rode along for two days and wrote down her fears.'] },
    { id: 'b', texts: ['Riding', 'I rode along for two days and wrote down her fears.'] },
  ])
  expect(idsOf(near, 'furnace')).toEqual(['a'])
  expect(PHRASED.filter(({ id }) => idsOf(near, id)?.includes('b'))).toEqual([])
})

it('judges a question of one’s own by its words, beside others of which more is known', () => {
  const near = nearestStories([...QUESTIONS, ...PHRASED], [{ id: 'a', texts: ['The outage that woke me at night.'] }])
  expect([...near].filter(([, found]) => found.length > 0).map(([id]) => id)).toEqual(['outage'])
})

const text = fc.array(
  fc.constantFrom(
    'outage',
    'night',
    'colleagues',
    'habit',
    'I',
    'woke',
    'ferry',
    'rode',
    'fear',
    'Straße',
    '夜',
    '',
    '🙂',
  ),
  {
    maxLength: 12,
  },
)
const stories = fc.array(fc.tuple(text, text), { maxLength: 6 })

it.each([
  ['without phrases', QUESTIONS],
  ['some with phrases', [...QUESTIONS, ...PHRASED]],
])('names each story once, three at most, best first, alike in whatever order the stories come: %s', (_name, asked) => {
  fc.assert(
    fc.property(stories, (told) => {
      const given = told.map((texts, index) => ({ id: `s${index}`, texts: texts.map((words) => words.join(' ')) }))
      const near = nearestStories(asked, given)
      expect([...near.keys()]).toEqual(asked.map(({ id }) => id))
      for (const found of near.values()) {
        expect(new Set(found.map(({ storyId }) => storyId)).size).toBe(found.length)
        expect(found.length).toBeLessThanOrEqual(3)
        expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
        for (const { score } of found) expect(score).toBeGreaterThan(0)
        for (const { score } of found) expect(score).toBeLessThanOrEqual(1 + 1e-9)
      }
      expect(nearestStories(asked, given.toReversed())).toEqual(near)
    }),
  )
})
