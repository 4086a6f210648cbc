import type { StoryListing } from './story'

/** A behavioural question beside one's stories. `nearest`: ids of the stories that come nearest to it, best first. */
export type CoveredQuestion = { id: string; slug: string; text: string; nearest: string[] }

type Served = Pick<StoryListing, 'id' | 'questionIds'>

/** How many stories each question has. */
export function countStories(questions: readonly CoveredQuestion[], stories: readonly Served[]): Map<string, number> {
  const counts = new Map(questions.map(({ id }) => [id, 0]))
  for (const { questionIds } of stories)
    for (const id of questionIds) {
      const count = counts.get(id)
      if (count !== undefined) counts.set(id, count + 1)
    }
  return counts
}

/** Gaps first: the questions without a story, those with one, those with several; each in the order that they had. */
export function gapsFirst(questions: readonly CoveredQuestion[], stories: readonly Served[]): CoveredQuestion[] {
  const counts = countStories(questions, stories)
  const rank = ({ id }: CoveredQuestion) => Math.min(2, counts.get(id) ?? 0)
  return questions.toSorted((a, b) => rank(a) - rank(b))
}

/** How far the stories reach, and the one that could serve most of the questions that have none. */
export type Coverage = { total: number; served: number; best: { id: string; title: string; count: number } | null }

/** Counts how far the stories reach. */
export function storyCoverage(
  questions: readonly CoveredQuestion[],
  stories: readonly Pick<StoryListing, 'id' | 'title' | 'questionIds'>[],
): Coverage {
  const counts = countStories(questions, stories)
  const gaps = questions.filter(({ id }) => counts.get(id) === 0)
  let best: Coverage['best'] = null
  for (const { id, title } of stories) {
    const count = gaps.filter(({ nearest }) => nearest.includes(id)).length
    if (count > (best?.count ?? 0)) best = { id, title, count }
  }
  return { total: questions.length, served: questions.length - gaps.length, best }
}

/** "7 of 18 behavioural questions have a story; your story ‘The night shift’ could serve 3 more." */
export function coverageSentence({ total, served, best }: Coverage): string {
  if (total === 0) return 'There is no behavioural question here yet.'
  const said = `${served} of ${total} behavioural ${total === 1 ? 'question has' : 'questions have'} a story`
  return best ? `${said}; your story ‘${best.title}’ could serve ${best.count} more.` : `${said}.`
}
