import { QUESTION_KINDS, QUESTION_LEVELS } from '../../../lib/question/question'
import { type Random, randomOf } from '../random'

const ONSETS = 'b br c ch d dr f g gr h j k l m n p pl pr qu r s st t tr v w'.split(' ')
const VOWELS = 'a e i o u ai ea ou'.split(' ')
const CODAS = 'ck ct ge l ll m n nd ng nt r rd rk s st t x'.split(' ')
const ENDINGS = ['', '', '', 'er', 'ing', 'ion', 'ed', 'al', 's']
/** As many different words as a large library has. */
const WORDS = 30_000
/** Some words stand in every second question, most in a handful. */
const WORD_SKEW = 5
const TOPICS = 200
const TOPIC_SKEW = 2

const wordLists = new Map<number, string[]>()

/** The words that questions are made of, the most frequent first; each stands there once. */
export function wordsOf(seed: number): string[] {
  const known = wordLists.get(seed)
  if (known) return known
  const random = randomOf(seed, 'words')
  const at = (list: readonly string[]) => list[random.below(list.length)] ?? ''
  const words = new Set<string>()
  while (words.size < WORDS) {
    const syllables = words.size < 500 ? 1 : 2
    const stem = Array.from({ length: syllables }, () => at(ONSETS) + at(VOWELS) + at(CODAS)).join('')
    words.add(stem + at(ENDINGS))
  }
  const list = [...words]
  wordLists.set(seed, list)
  return list
}

/** A question's id from its number. */
export function questionIdOf(number: number): string {
  return `q_${String(number).padStart(8, '0')}`
}

/** A question's content file, by its number alone: a larger library begins with the smaller one. */
export function questionFileOf(seed: number, number: number): { path: string; text: string } {
  const random = randomOf(seed, `question ${number}`)
  const words = wordsOf(seed)
  const say = (count: number) =>
    Array.from({ length: count }, () => words[random.skewed(words.length, WORD_SKEW)] ?? '').join(' ')
  const topic = `topic-${random.skewed(TOPICS, TOPIC_SKEW)}`
  const other = `topic-${random.skewed(TOPICS, TOPIC_SKEW)}`
  const topics = topic === other ? [topic] : [topic, other]
  const points = Array.from(
    { length: 3 + random.below(4) },
    (_, at) => `### p${at}: ${sentence(say(4 + random.below(4)))}\n\n${prose(random, say, 1)}\n`,
  )
  const text = `---
id: ${questionIdOf(number)}
kind: ${QUESTION_KINDS[random.below(QUESTION_KINDS.length)]}
level: ${QUESTION_LEVELS[random.below(QUESTION_LEVELS.length)]}
topics: [${topics.join(', ')}]
timeLimitSeconds: ${60 + 30 * random.below(5)}
---

# How do you ${say(5 + random.below(5))}?

## Guidance

${prose(random, say, 4)}

## Key points

${points.join('\n')}
## Example answer

${prose(random, say, 5)}

${prose(random, say, 5)}

## Follow-ups

- What if ${say(8)}?
- Why ${say(6)}?

## Listen for

- ${sentence(say(8))}
`
  return { path: `questions/${topic}/question-${number}.md`, text }
}

function prose(random: Random, say: (count: number) => string, sentences: number): string {
  return Array.from({ length: sentences }, () => `${sentence(say(8 + random.below(12)))}.`).join(' ')
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What is searched for: one word or several, frequent and rare, begun, and with a slip. */
export function searchesOf(seed: number, count: number): string[] {
  const random = randomOf(seed, 'searches')
  const words = wordsOf(seed)
  const word = () => words[random.skewed(words.length, WORD_SKEW)] ?? ''
  const shapes = [
    () => word(),
    () => `${word()} ${word()}`,
    () => `${word()} ${word()} ${word()}`,
    () => `how do you ${word()} ${word()} ${word()} ${word()}`,
    () => word().slice(0, 4),
    () => withSlip(random, words[random.below(words.length)] ?? ''),
    () => `${withSlip(random, words[random.below(words.length)] ?? '')} ${word()}`,
  ]
  return Array.from({ length: count }, (_, at) => shapes[at % shapes.length]?.() ?? '')
}

function withSlip(random: Random, word: string): string {
  const at = 1 + random.below(Math.max(1, word.length - 2))
  return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`
}
