import { gradeOf, type QueryWord } from './search-query'

/** What decides a question's place: its words in order, joined by spaces. */
export type Scorable = { topic: string; slug: string; textWords: string; pointWords: string }

// How much a hit says by where it stands. What a match needs and is in neither stands in guidance or example.
const IN_TEXT = 8
const IN_POINTS = 3
const IN_REST = 1
/** Of two words that stand as next neighbours in the question's text, as in the query. */
const TOGETHER = 3
/** Of a text that is all hits: a short question that says it is more about it than a long one. */
const WHOLE_TEXT = 4

/**
 * Matches in the order in which they are shown, best first; equals by topic and slug. Pure, so that every database
 * gives the same order.
 * @param isWhole whether each match has all the words
 */
export function rankMatches<Match extends Scorable>(
  matches: readonly Match[],
  words: readonly QueryWord[],
  isWhole: boolean,
): Match[] {
  return matches
    .map((match) => ({ match, score: scoreOf(match, words, isWhole) }))
    .sort((a, b) => b.score - a.score || compare(a.match.topic, b.match.topic) || compare(a.match.slug, b.match.slug))
    .map(({ match }) => match)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function scoreOf({ textWords, pointWords }: Scorable, words: readonly QueryWord[], isWhole: boolean): number {
  const text = textWords.split(' ')
  const gradesInText = words.map((word) => text.map((spoken) => gradeOf(word, spoken)))
  let score = 0
  words.forEach((word, index) => {
    const inText = Math.max(...(gradesInText[index] ?? []), 0)
    const inPoints = bestGrade(word, pointWords)
    const isSomewhere = inText > 0 || inPoints > 0 || isWhole
    const best = Math.max(inText * IN_TEXT, inPoints * IN_POINTS, isSomewhere ? IN_REST : 0)
    // In several places it is more of a matter than in one.
    score += word.weight * (best + 0.1 * inPoints * IN_POINTS)
  })
  for (let index = 1; index < words.length; index += 1) {
    const before = gradesInText[index - 1] ?? []
    const after = gradesInText[index] ?? []
    const isTogether = after.some((grade, place) => grade > 0 && (before[place - 1] ?? 0) > 0)
    if (isTogether) score += TOGETHER * Math.min(words[index]?.weight ?? 0, words[index - 1]?.weight ?? 0)
  }
  const hits = text.filter((_, place) => gradesInText.some((grades) => (grades[place] ?? 0) > 0)).length
  return score + (WHOLE_TEXT * hits) / text.length
}

/**
 * The best grade of some words joined by spaces. Only those that begin as a form does are taken out of them: to split
 * what two hundred questions say was half of what their order took.
 */
function bestGrade(word: QueryWord, spoken: string): number {
  let best = 0
  for (const { start } of word.forms) {
    for (
      let at = spoken.startsWith(start) ? 0 : nextWord(spoken, start, 0);
      at >= 0;
      at = nextWord(spoken, start, at)
    ) {
      const end = spoken.indexOf(' ', at)
      best = Math.max(best, gradeOf(word, spoken.slice(at, end < 0 ? undefined : end)))
    }
  }
  return best
}

/** Where the next word stands that begins so, behind a place; -1: nowhere. */
function nextWord(spoken: string, start: string, place: number): number {
  const space = spoken.indexOf(` ${start}`, place)
  return space < 0 ? -1 : space + 1
}
