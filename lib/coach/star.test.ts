import { beforeAll, expect, test } from 'vitest'
import type { CoachTools } from './coach'
import { loadCoach } from './coach-repository'
import { starParts, starRules } from './star'

let tools: CoachTools
beforeAll(async () => {
  tools = await loadCoach()
})

test('tells the parts of a plain story', () => {
  const text =
    'In my second year at the garage we had a lift that was stuck twice a week. There were six of us and it was winter. ' +
    'I wrote down for a month when it happened. Then I asked the maker for the plan and replaced the valve. ' +
    'Since then it has been stuck once in two years.'
  expect(starParts(tools.model.star, starRules(text, tools.read(text)))).toEqual([
    'situation',
    'situation',
    'action',
    'action',
    'result',
  ])
})

test('what one would do is no action', () => {
  const text = 'I would stay calm. I would ask them what happened. I would write it down.'
  expect(starParts(tools.model.star, starRules(text, tools.read(text)))).toEqual(['other', 'other', 'other'])
})
