import type { Sentence } from './language'
import type { CoachNote } from './report'

/** How an answer will sound aloud: length against the time, long sentences, words that take from what they stand by. */

/** Words a minute at which an answer is told at ease. */
const WORDS_A_MINUTE = 140
/** Longer than the time by this share is worth a word. */
const OVER_TIME = 1.15
const MOST_SENTENCE_WORDS = 35
const LEAST_FILLERS = 3
const LEAST_HEDGES = 4
const LEAST_WEASELS = 3
const LEAST_PASSIVES = 4
const LEAST_OPENINGS = 4

const FILLERS = /\b(?:u+h+m*|u+m+|e+r+m|you know|i mean|sort of|kind of|basically|actually|literally)\b/gi
const HEDGES =
  /\b(?:maybe|perhaps|probably|possibly|i (?:think|guess|suppose|believe|feel like)|somewhat|a bit|a little|more or less)\b/gi
const WEASELS =
  /\b(?:various|several things|many people|stakeholders|synerg\w+|leverag\w+|best practices?|proactive\w*|holistic\w*|strategic\w*|robust|seamless\w*|passionate|results?-driven|going forward|value-add\w*)\b/gi
const PASSIVE =
  /\b(?:was|were|been|being|is|are) (?:\w+ly )?(?:\w+ed|done|made|taken|given|sent|told|built|found|held|kept)\b/gi

export const DELIVERY_TEMPLATES = {
  overTime: 'Aloud this takes about {minutes} at an easy pace; the question gives {limit}.',
  overTimeAsk: 'Which sentence would nobody miss?',
  longSentence: 'This sentence has {count} words: aloud, a listener may lose its beginning.',
  longSentenceAsk: 'Where could it stop and start again?',
  fillers: 'Words such as “{example}” stand {count} times without adding anything.',
  hedges: 'Words such as “{example}” stand {count} times and make firm things sound open.',
  hedgesAsk: 'Which of these are you sure of?',
  weasels: 'Words such as “{example}” could stand in anybody’s answer.',
  weaselsAsk: 'What did that look like on the day?',
  passives: 'Things “{example}” in {count} places, and it isn’t said by whom.',
  passivesAsk: 'Who did it?',
  openings: '{count} sentences begin with “{example}”.',
} as const

/**
 * Notes on delivery, those that matter most first.
 * @param timeLimitSeconds how long the question gives
 */
export function deliveryNotes(text: string, sentences: readonly Sentence[], timeLimitSeconds: number): CoachNote[] {
  const t = DELIVERY_TEMPLATES
  const note = (message: string, ask = '', evidence: CoachNote['evidence'] = null): CoachNote => ({
    kind: 'delivery',
    keyPointId: null,
    message,
    ask,
    evidence,
  })
  const counts = sentences.map(({ tokens }) => tokens.filter(({ isWord, isNumber }) => isWord || isNumber).length)
  const seconds = (counts.reduce((sum, count) => sum + count, 0) / WORDS_A_MINUTE) * 60
  const notes: CoachNote[] = []
  if (seconds > timeLimitSeconds * OVER_TIME)
    notes.push(note(fill(t.overTime, { minutes: spoken(seconds), limit: spoken(timeLimitSeconds) }), t.overTimeAsk))
  const longest = counts.indexOf(Math.max(0, ...counts))
  const sentence = sentences[longest]
  if (sentence && (counts[longest] ?? 0) > MOST_SENTENCE_WORDS) {
    const { start, end } = sentence
    const evidence = { start, end, text: text.slice(start, end) }
    notes.push(note(fill(t.longSentence, { count: String(counts[longest]) }), t.longSentenceAsk, evidence))
  }
  const habit = (pattern: RegExp, least: number, template: string, ask?: string) => {
    const found = [...text.matchAll(pattern)]
    const [first] = found
    if (!first || found.length < least) return
    const evidence = { start: first.index, end: first.index + first[0].length, text: first[0] }
    const message = fill(template, { example: first[0].toLowerCase(), count: String(found.length) })
    notes.push(note(message, ask, evidence))
  }
  habit(FILLERS, LEAST_FILLERS, t.fillers)
  habit(HEDGES, LEAST_HEDGES, t.hedges, t.hedgesAsk)
  habit(WEASELS, LEAST_WEASELS, t.weasels, t.weaselsAsk)
  habit(PASSIVE, LEAST_PASSIVES, t.passives, t.passivesAsk)
  const opening = repeatedOpening(sentences)
  if (opening) notes.push(note(fill(t.openings, { example: opening.words, count: String(opening.count) })))
  return notes
}

/** Two words that at least four sentences, and a third of all, begin with; "I" and a verb differ and don't count. */
function repeatedOpening(sentences: readonly Sentence[]): { words: string; count: number } | null {
  const counts = new Map<string, number>()
  for (const { tokens } of sentences) {
    const [first, second] = tokens.filter(({ isWord }) => isWord)
    if (!first || !second) continue
    const words = `${first.text} ${second.text}`
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (!most || most[1] < LEAST_OPENINGS || most[1] * 3 < sentences.length) return null
  return { words: most[0], count: most[1] }
}

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** "1 min 30 s". */
function spoken(seconds: number): string {
  const rounded = Math.round(seconds / 10) * 10
  const [minutes, rest] = [Math.floor(rounded / 60), rounded % 60]
  return [minutes > 0 ? `${minutes} min` : '', rest > 0 ? `${rest} s` : ''].filter(Boolean).join(' ') || '10 s'
}
