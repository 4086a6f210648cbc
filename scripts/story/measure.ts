import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { PhrasedQuestion } from '../../lib/question/question'
import { nearestStories, readQuestion, type StoryTexts } from '../../lib/story/nearness'
import { textsOfQuestion } from '../../lib/story/question-texts'
import { readPublished } from '../coach/library'

/** How well nearness finds the stories that fit a question, by labelled stories and by the coach's labelled answers. */

const FILE = 'lib/story/data/labelled-stories.json'
const ANSWERS = 'lib/coach/data/answers'
/** Answers of other types tell no story, or none that was lived. */
const TELLING = /^(?:strong|good|partial|rambling|terse|wrong|single|other[ -]field|one[ -]point)$/

/** A story with the slugs of the questions that it fits. `part`: tuned on, or only reported on. */
export type LabelledStory = StoryTexts & { part: 'tuned' | 'reported'; fits: string[] }

const text = z.string()
const storySchema = z.object({
  part: z.enum(['tuned', 'reported']),
  ...{ title: text, situation: text, task: text, action: text, result: text },
  fits: z.array(text),
})

/** A behavioural question of the library. */
export type AskedQuestion = PhrasedQuestion & { slug: string }

/** The published behavioural questions, by slug. */
export async function readBehavioural(): Promise<AskedQuestion[]> {
  const published = await readPublished()
  return published.filter(({ kind }) => kind === 'behavioural').toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** The invented stories. Throws where one is for a question that isn't there. */
export async function readStories(questions: readonly AskedQuestion[]): Promise<LabelledStory[]> {
  const { stories } = z.object({ stories: z.array(storySchema) }).parse(JSON.parse(await readFile(FILE, 'utf8')))
  const slugs = new Set(questions.map(({ slug }) => slug))
  return stories.map(({ part, title, situation, task, action, result, fits }) => {
    const unknown = fits.find((slug) => !slugs.has(slug))
    if (unknown !== undefined) throw new Error(`‘${title}’ fits ${unknown}, which is no behavioural question.`)
    return { id: title, texts: [title, situation, task, action, result], part, fits }
  })
}

/** The coach's labelled answers as stories that fit their own question: every other question is only reported on. */
export async function readAnswers(questions: readonly AskedQuestion[]): Promise<LabelledStory[]> {
  const all = await Promise.all(
    questions.map(async ({ slug }, index) => {
      const { answers } = answersSchema.parse(JSON.parse(await readFile(`${ANSWERS}/${slug}.json`, 'utf8')))
      return answers
        .filter(({ type }) => TELLING.test(type))
        .map((answer): LabelledStory => {
          const part = index % 2 === 0 ? 'tuned' : 'reported'
          return { id: `${slug} ${answer.id}`, texts: [answer.text], part, fits: [slug] }
        })
    }),
  )
  return all.flat()
}

const answersSchema = z.object({ answers: z.array(z.object({ id: text, type: text, text })) })

/**
 * Shares, 0 to 1. `precision`: offers that fit; `recall`: fits that are offered; `served`: stories that fit a question
 * and are offered for one that they fit. `offeredInVain`: stories that fit none, and are offered all the same.
 */
export type Figures = { precision: number; recall: number; served: number; offeredInVain: number }

/**
 * Offers each story by itself, so that none takes another's place.
 * @param withPhrases false: as where no rubric is known
 */
export function measure(
  questions: readonly AskedQuestion[],
  stories: readonly LabelledStory[],
  withPhrases = true,
): Figures {
  const known = withPhrases ? questions : questions.map((question) => ({ ...question, rubric: [] }))
  const read = known.map((question) => readQuestion(textsOfQuestion(question)))
  const told = stories.map((story) => {
    const near = nearestStories(read, [story])
    const offered = questions.filter(({ id }) => (near.get(id) ?? []).length > 0).map(({ slug }) => slug)
    return { fits: story.fits, offered, right: offered.filter((slug) => story.fits.includes(slug)) }
  })
  const [fitting, others] = [told.filter(({ fits }) => fits.length > 0), told.filter(({ fits }) => fits.length === 0)]
  const right = sum(told.map((story) => story.right.length))
  return {
    precision: right / sum(told.map(({ offered }) => offered.length)),
    recall: right / sum(told.map(({ fits }) => fits.length)),
    served: fitting.filter((story) => story.right.length > 0).length / fitting.length,
    offeredInVain: others.filter(({ offered }) => offered.length > 0).length / (others.length || 1),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
