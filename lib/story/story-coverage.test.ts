import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverageSentence, gapsFirst, storyCoverage } from './story-coverage'

const question = (id: string, nearest: string[] = []) => ({ id, slug: id, text: `${id}?`, nearest })
const story = (id: string, questionIds: string[] = []) => ({ id, title: `Story ${id}`, questionIds })

it('puts the gaps first, then what one story serves, then the rest, each in its order', () => {
  const questions = ['a', 'b', 'c', 'd', 'e'].map((id) => question(id))
  const stories = [story('1', ['a', 'b', 'gone']), story('2', ['a', 'd']), story('3', ['a'])]
  expect(gapsFirst(questions, stories).map(({ id }) => id)).toEqual(['c', 'e', 'b', 'd', 'a'])
})

it('says how many have a story, and which story could serve most of the others', () => {
  const questions = [question('a', ['1', '2']), question('b', ['2']), question('c', ['2']), question('d')]
  const coverage = storyCoverage(questions, [story('1'), story('2', ['c', 'gone'])])
  expect(coverage).toEqual({ total: 4, served: 1, best: { id: '2', title: 'Story 2', count: 2 } })
  expect(coverageSentence(coverage)).toBe(
    '1 of 4 behavioural questions have a story; your story ‘Story 2’ could serve 2 more.',
  )
  expect(coverageSentence({ total: 1, served: 1, best: null })).toBe('1 of 1 behavioural question has a story.')
})

const ids = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'x'))

it('never counts a question twice, and a tick never makes a gap', () => {
  fc.assert(
    fc.property(fc.array(ids, { maxLength: 4 }), fc.constantFrom('a', 'b', 'c'), (linked, ticked) => {
      const questions = ['a', 'b', 'c', 'd', 'e'].map((id, index) => question(id, [`${index % 3}`]))
      const stories = linked.map((questionIds, index) => story(`${index}`, questionIds))
      const before = storyCoverage(questions, stories)
      expect(before.served).toBe(questions.filter(({ id }) => linked.some((own) => own.includes(id))).length)
      const after = storyCoverage(questions, [...stories, story('new', [ticked])])
      expect(after.served - before.served).toBe(linked.some((own) => own.includes(ticked)) ? 0 : 1)
      expect(before.best?.count ?? 0).toBeLessThanOrEqual(before.total - before.served)
      expect(gapsFirst(questions, stories).toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual(questions)
    }),
  )
})
