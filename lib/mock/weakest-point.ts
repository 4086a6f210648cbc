import { cutAtWord } from '../coach/cut-quote'
import { overSeconds, type PointStanding, type ScorecardRow, standingsOf, weaknessOf } from './scorecard-row'
import { stemsOf } from './stems'

/** The one sentence that names the weakest point of a mock, and the questions that it is about. */
export type WeakestPoint = { sentence: string; indexes: number[] }

/** What key points of different questions ask for again and again: how it is called, and how one asks for it. */
const THEMES = [
  {
    name: 'the result',
    pattern: /\b(?:outcome|came of it|lasted|ended with|(?:measured|got the) result|result was)\b/i,
    ask: 'What was different afterwards, and how did you know?',
  },
  {
    name: 'what is counted or measured',
    pattern: /\b(?:counted|measured?|measurement|with figures)\b/i,
    ask: 'How many, how long or how much was it?',
  },
  {
    name: 'who is told',
    pattern: /\b(?:told(?! apart)|hears?|heard (?:it|from)|informed)\b/i,
    ask: 'Who had to hear of it, from whom, and when?',
  },
  {
    name: 'how it was tested or proved',
    pattern: /\b(?:evidence|proofs?|prove[sd]?|tested|tried)\b/i,
    ask: 'What made you sure, and what else could it have been?',
  },
  {
    name: 'the cost',
    pattern: /\b(?:costs?|costed|price|upkeep|budget)\b/i,
    ask: 'What did it cost, and whom?',
  },
  {
    name: 'what was at risk',
    pattern: /\b(?:risks?|stake|gone wrong|danger|harm|hung on)\b/i,
    ask: 'What could have gone wrong, and for whom?',
  },
] as const

/** A sentence is quoted as far as it is read at a glance. */
const MOST_QUOTED = 140
/** From so many seconds over its time an answer was long. */
const LONG_SECONDS = 10

/**
 * The weakest point of a mock: one that recurs; else the question with the least coverage and its first missing point,
 * which come in the order of their weight; where all is covered, by what. It asks, and never scolds.
 * @returns null where nothing is rated or read, and where one question without key points was all
 */
export function weakestPoint(rows: readonly ScorecardRow[]): WeakestPoint | null {
  const known = rows.filter((row) => row.rating !== null || standingsOf(row).length > 0)
  const recurring = recurringPoint(known)
  if (recurring) return recurring
  const withGaps = known.filter((row) => standingsOf(row).some(({ standing }) => standing !== 'covered'))
  const [weakest] = (withGaps.length > 0 ? withGaps : known).toSorted((a, b) => weaknessOf(b) - weaknessOf(a))
  if (!weakest) return null
  const standings = standingsOf(weakest)
  const first = (wanted: PointStanding['standing']) => standings.find(({ standing }) => standing === wanted)
  const asked = first('missing') ?? first('partly') ?? first('open')
  // Of one question none is the weakest.
  const isOnly = rows.length === 1
  if (isOnly && standings.length === 0) return null
  const sentence = asked ? gapSentence(weakest, standings, asked, isOnly) : coveredSentence(weakest, standings, isOnly)
  return { sentence, indexes: [weakest.index] }
}

function gapSentence(row: ScorecardRow, standings: PointStanding[], asked: PointStanding, isOnly: boolean): string {
  const count = (wanted: PointStanding['standing']) => standings.filter(({ standing }) => standing === wanted).length
  const partly = count('partly') > 0 ? `, ${count('partly')} partly` : ''
  const figure = `${count('covered')} of ${standings.length} key points${partly}`
  const question = {
    missing: `What could you say about ${quoted(asked.text)}?`,
    partly: `What more could you say about ${quoted(asked.text)}?`,
    open: `Could a listener tell that you spoke of ${quoted(asked.text)}?`,
    covered: '',
  }[asked.standing]
  const judged = isOnly ? `Your answer had ${figure}` : `${quoted(row.text)} was the weakest: ${figure}`
  return `${judged}${timeOf(row)}. ${question}`
}

function coveredSentence(row: ScorecardRow, standings: PointStanding[], isOnly: boolean): string {
  const isHard = row.rating === 'again' || row.rating === 'hard'
  const but = timeOf(row) || (isHard ? ', but it came hard' : '')
  const grounds = standings.find(({ quote }) => quote !== null)
  if (grounds?.quote) {
    const rest = but ? ` ${isOnly ? 'Your answer' : quoted(row.text)} had all of them${but}.` : ''
    return `Every key point was there: ${quoted(grounds.text)}, for one, in “${cutAtWord(grounds.quote.replace(/[.]$/, ''), MOST_QUOTED)}”.${rest}`
  }
  if (standings.length === 0) return `${quoted(row.text)} was the weakest, by your own rating${timeOf(row)}.`
  if (!but) return 'Every key point was ticked.'
  return isOnly
    ? `All key points were there${but}.`
    : `${quoted(row.text)} was the weakest: all key points were there${but}.`
}

function timeOf(row: ScorecardRow): string {
  return overSeconds(row) >= LONG_SECONDS ? `, and it took ${overSeconds(row)} s more than it had` : ''
}

/** A point that was left out or only touched, in one question. */
type Gap = { index: number; text: string; stems: Set<string>; isMissing: boolean }

function recurringPoint(rows: readonly ScorecardRow[]): WeakestPoint | null {
  const gaps = rows.flatMap((row) =>
    standingsOf(row).flatMap(({ text, standing }): Gap[] =>
      standing === 'missing' || standing === 'partly'
        ? [{ index: row.index, text, stems: stemsOf(text), isMissing: standing === 'missing' }]
        : [],
    ),
  )
  const themes = THEMES.map((theme) => {
    const own = gaps.filter(({ text }) => theme.pattern.test(text))
    // A story without its end lacks the result, whatever its key points are.
    const untold = theme.name === 'the result' ? rows.filter((row) => lacksResult(row, theme.pattern)) : []
    return {
      name: theme.name,
      ask: theme.ask,
      gaps: [...own, ...untold.map(({ index }) => ({ index, text: '', stems: new Set<string>(), isMissing: true }))],
    }
  })
  const alike = gaps.map((gap) => ({
    name: quoted(gap.text),
    ask: 'What could you say about it each time?',
    gaps: gaps.filter(({ stems }) => isAlike(stems, gap.stems)),
  }))
  const [most] = [...alike, ...themes]
    .map(({ gaps: own, ...rest }) => ({ ...rest, gaps: onePerQuestion(own) }))
    .filter(({ gaps: own }) => own.length > 1)
    .toSorted((a, b) => weightOf(b.gaps) - weightOf(a.gaps))
  return most ? { sentence: recurringSentence(most), indexes: most.gaps.map(({ index }) => index) } : null
}

function lacksResult(row: ScorecardRow, result: RegExp): boolean {
  if (!row.heard?.lacksResult) return false
  return !standingsOf(row).some(({ text, standing }) => standing === 'covered' && result.test(text))
}

/** A question's first gap of a kind, one that is missing before one that was touched; in the order of the questions. */
function onePerQuestion(gaps: readonly Gap[]): Gap[] {
  const byQuestion = new Map<number, Gap>()
  for (const gap of gaps) {
    const known = byQuestion.get(gap.index)
    if (!known || (gap.isMissing && !known.isMissing)) byQuestion.set(gap.index, gap)
  }
  return [...byQuestion.values()].toSorted((a, b) => a.index - b.index)
}

function weightOf(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { isMissing }) => sum + (isMissing ? 2 : 1), 0)
}

const TIMES = ['', 'Once', 'Twice', 'Three times', 'Four times', 'Five times']

function recurringSentence({ name, ask, gaps }: { name: string; ask: string; gaps: readonly Gap[] }): string {
  const missing = gaps.filter(({ isMissing }) => isMissing)
  // Two of which nothing was heard say more than three of which something was.
  const named = missing.length > 1 ? missing : gaps
  const times = TIMES[named.length] ?? `${named.length} times`
  const was = missing.length > 1 ? `nothing was heard of ${name}` : `${name} was left out or only touched`
  const numbers = named.map(({ index }) => index + 1)
  const places = `questions ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
  const example = named.find(({ text }) => text !== '')?.text ?? ''
  const asIn = example === '' || name === quoted(example) ? '' : `: ${quoted(example)}`
  return `${times} ${was}, in ${places}${asIn}. ${ask}`
}

/** Whether two key points ask for the same: most of their words are shared. */
function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared > 0 && shared / new Set([...a, ...b]).size >= 0.6
}

function quoted(text: string): string {
  return `“${text.replace(/[.]$/, '')}”`
}
