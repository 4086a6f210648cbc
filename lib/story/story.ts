import { countWords, MAX_ANSWER_CHARACTERS, speakingSeconds } from '../answer/answer'

/** The words of the story domain. Pure: no I/O, safe in the browser. */

/** What is told of a story, in the order in which one tells it. */
export const STORY_TEXTS = ['situation', 'task', 'action', 'result', 'figures'] as const
export type StoryText = (typeof STORY_TEXTS)[number]

/** What is written of a story. Only the title must be there. */
export const STORY_FIELDS = ['title', ...STORY_TEXTS] as const
export type StoryField = (typeof STORY_FIELDS)[number]
export type StoryContents = Record<StoryField, string>

/** A situation that one has lived, as it is kept. `questionIds`: what it is meant for, or was used in. */
export type Story = StoryContents & {
  id: string
  questionIds: string[]
  deletedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

/**
 * How much one user may keep: so many stories, as many again that are deleted but not yet gone, each for so many
 * questions. Texts in characters.
 */
export const STORY_LIMITS = {
  stories: 200,
  kept: 400,
  questions: 500,
  titleCharacters: 120,
  textCharacters: 20_000,
  deletedDays: 30,
} as const

export const EMPTY_STORY: StoryContents = {
  ...{ title: '', situation: '', task: '', action: '', result: '', figures: '' },
}

/** What became of a save: the fields that another tab has changed meanwhile, with what stands there, weren't saved. */
export type StorySave = { overtaken: Partial<StoryContents>; isDeleted: boolean }

/** A story as lists show it. `seconds`: how long it takes to tell. `lacks`: as questions. */
export type StoryListing = { id: string; title: string; seconds: number; lacks: string[]; questionIds: string[] }

const FIGURE =
  /\p{N}|%|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|halved|doubled|twice as|thirds?|quarter|percent)\b/iu
const FIRST_PERSON = /(?<![\p{L}\p{N}])(?:I|i|me|my|mine|myself)(?![\p{L}\p{N}])/u

/** What a story doesn’t say yet, each as a question; none where all is there. */
export function lacksOf(story: Omit<StoryContents, 'title'>): string[] {
  const { situation, action, result, figures } = story
  const lacks: string[] = []
  if (isBlank(situation)) lacks.push('Where and when was it?')
  if (isBlank(action)) lacks.push('What did you do?')
  else if (!FIRST_PERSON.test(action)) lacks.push('Which part of it did you do yourself?')
  if (isBlank(result)) lacks.push('What came of it?')
  if (isBlank(figures) && !FIGURE.test(result)) lacks.push('Which figure would show it?')
  return lacks
}

/** A story in its own words, a paragraph a part: situation with task, action, result, figures. No more than an answer holds. */
export function storyAsAnswer({ situation, task, action, result, figures }: Omit<StoryContents, 'title'>): string {
  const opening = [situation, task].map((text) => text.trim()).filter((text) => text !== '')
  const paragraphs = [opening.join(' '), action, result, figures].map((text) => text.trim())
  const text = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
  return text.slice(0, MAX_ANSWER_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')
}

/** Seconds that it takes to tell a story. */
export function tellingSeconds(story: Omit<StoryContents, 'title'>): number {
  return speakingSeconds(countWords(storyAsAnswer(story)))
}

/** A story as lists show it. */
export function storyListingOf(story: Story): StoryListing {
  const { id, title, questionIds } = story
  return { id, title, questionIds, seconds: tellingSeconds(story), lacks: lacksOf(story) }
}

const TITLE_WORDS = 7

/** A title for a story that was begun without one: the first words of what it says. */
export function titleFor(contents: Omit<StoryContents, 'title'>): string {
  const words = storyAsAnswer(contents).split(/\s+/).filter(Boolean)
  const title = words.slice(0, TITLE_WORDS).join(' ').slice(0, STORY_LIMITS.titleCharacters)
  return title.replace(/[\s.,;:!?–—\uD800-\uDBFF]+$/, '')
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
