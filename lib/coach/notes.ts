import type { CoachedQuestion } from './coached-question'
import { deliveryNotes } from './delivery-notes'
import type { Sentence } from './language'
import { type CoachNote, NOTE_KINDS, type NoteKind, type PointReport } from './report'
import type { StarPart } from './star'

/** What the coach says, at most five things at a time, the most useful first. No score, no scolding, no empty praise. */

const MOST_NOTES = 5
/** Of notes on key points and of notes on delivery at most so many, so that the other still has room. */
const MOST_DELIVERY = 2
/** Nor more of what is missing: it is what the coach is least sure of, and a margin of it helps nobody to begin. */
const MOST_MISSING = 2
/** More than half of a story before anything is done is a long way in. */
const MOST_SITUATION_SHARE = 0.5

/**
 * The sentences of the notes. `{point}` is the key point's claim, `{detail}` what it asks for. A test reads all of them
 * for scolding, marks and praise.
 */
export const NOTE_TEMPLATES = {
  missing: 'Not found here: “{point}”.',
  missingWhy: '{detail}',
  missingAsk: 'What did you do about it, or what would you?',
  missingAskStory: 'Was there a moment of this in your story? What happened, exactly?',
  contradiction: 'This may be heard as the opposite of “{point}”.',
  contradictionAsk: 'Do you mean it so? If you do, what is your reason?',
  partly: 'This touches “{point}”.',
  partlyWhy: 'Still open may be: {detail}',
  partlyAsk: 'Which case, name or figure could you put to it?',
  wouldAsk: 'This says what you would do. When did you do it, and what came of it?',
  unsure: 'The coach can’t tell whether this speaks of “{point}”.',
  unsureAsk: 'Could a listener who doesn’t know your work tell?',
  covered: 'This covers “{point}”.',
  longSituation: 'More than half of the sentences set the scene.',
  longSituationAsk: 'Which two sentences does a listener need before you act?',
  noAction: 'The answer says what “we” did.',
  noActionAsk: 'Which part of it was yours?',
  noResult: 'The story has no end yet.',
  noResultAsk: 'What was different afterwards, and how did you know?',
  noFigure: 'There is no figure in the answer.',
  noFigureAsk: 'How many, how long or how much was it, roughly?',
} as const

/** What the notes are made of. `parts` belongs to `sentences`, and only behavioural questions have it. */
export type Noticed = {
  question: CoachedQuestion
  points: readonly PointReport[]
  /** Ids of points whose evidence sounds like a misconception. */
  contradicted: ReadonlySet<string>
  text: string
  sentences: readonly Sentence[]
  parts: readonly StarPart[]
}

/** The notes on an answer, the most useful first, five at most. */
export function makeNotes(noticed: Noticed): CoachNote[] {
  const { points, question } = noticed
  const speaking = new Set(
    points.flatMap(({ label, evidence }) => (label === 'hit' && evidence ? [evidence.start] : [])),
  )
  // Whoever covers one point by a sentence is not told that it denies another: it seldom does.
  const contradicted = new Set(
    points.flatMap(({ keyPointId, evidence }) =>
      noticed.contradicted.has(keyPointId) && evidence && !speaking.has(evidence.start) ? [keyPointId] : [],
    ),
  )
  const about = points.flatMap((report) => pointNote({ ...noticed, contradicted }, report))
  const ranked = NOTE_KINDS.flatMap((kind) => about.filter((note) => note.kind === kind))
  const missing = ranked.filter(({ kind }) => kind === 'missing').slice(0, MOST_MISSING)
  const urgent = [...missing, ...ranked.filter(({ kind }) => kind !== 'missing' && kind !== 'covered')]
  const covered = ranked.filter(({ kind }) => kind === 'covered')
  const structure = question.kind === 'behavioural' ? structureNotes(noticed) : []
  const delivery = deliveryNotes(noticed.text, noticed.sentences, question.timeLimitSeconds).slice(0, MOST_DELIVERY)
  const room = MOST_NOTES - Math.min(2, structure.length + delivery.length)
  return [...urgent.slice(0, room), ...structure, ...delivery, ...covered].slice(0, MOST_NOTES)
}

function pointNote({ question, contradicted }: Noticed, report: PointReport): CoachNote[] {
  const point = question.keyPoints.find(({ id }) => id === report.keyPointId)
  if (!point) return []
  const fill = (template: string) => template.replace('{point}', point.text).replace('{detail}', point.detail)
  const note = (kind: NoteKind, templates: string[], ask: string): CoachNote[] => [
    { kind, keyPointId: point.id, message: templates.map(fill).join(' '), ask, evidence: report.evidence },
  ]
  const why = (template: string) => (point.detail === '' ? [] : [template])
  const t = NOTE_TEMPLATES
  const isStory = question.kind === 'behavioural'
  if (report.evidence && report.label !== 'hit' && contradicted.has(point.id))
    return note('contradiction', [t.contradiction], t.contradictionAsk)
  if (report.label === 'miss')
    return note('missing', [t.missing, ...why(t.missingWhy)], isStory ? t.missingAskStory : t.missingAsk)
  if (report.label === 'unsure') return note('unsure', [t.unsure], t.unsureAsk)
  if (report.label === 'partial')
    return note(
      'partly',
      [t.partly, ...why(t.partlyWhy)],
      isStory && /\b(?:i|we)(?:['’]d| would)\b/i.test(report.evidence?.text ?? '') ? t.wouldAsk : t.partlyAsk,
    )
  return note('covered', [t.covered], '')
}

function structureNotes({ text, sentences, parts }: Noticed): CoachNote[] {
  const t = NOTE_TEMPLATES
  const count = (part: StarPart) => parts.filter((own) => own === part).length
  const note = (message: string, ask: string): CoachNote => ({
    kind: 'structure',
    keyPointId: null,
    message,
    ask,
    evidence: null,
  })
  const tokens = sentences.flatMap((sentence) => sentence.tokens)
  const says = (word: string) => tokens.some(({ normal }) => normal === word)
  return [
    ...(parts.length > 3 && count('situation') / parts.length > MOST_SITUATION_SHARE
      ? [note(t.longSituation, t.longSituationAsk)]
      : []),
    ...(says('we') && !says('i') ? [note(t.noAction, t.noActionAsk)] : []),
    ...(parts.length > 2 && count('result') === 0 ? [note(t.noResult, t.noResultAsk)] : []),
    ...(/\d/.test(text) || tokens.some(({ isNumber }) => isNumber) ? [] : [note(t.noFigure, t.noFigureAsk)]),
  ]
}
