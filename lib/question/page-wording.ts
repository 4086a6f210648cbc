/** What a line of a question page sounds like. Every test looks at a bounded piece, so that none takes long. */

/** As in a question's file. */
export const MAX_QUESTION_CHARACTERS = 300
const MAX_FURNITURE_CHARACTERS = 260

const ORNAMENT = /^(?:#{1,6}\s+|[-*•●▪◦–—]\s+|\*\*|__)/
const NUMBER = /^(?:(?:q|question)\s*)?(?:#|no\.?\s*)?\d{1,3}(?:[.):](?!\d)\s*|\s+[–—-]\s+)/i
const LABEL = /^(?:q|question)\s*[:.)]\s*/i
const ASKING =
  /^(?:(?:so|and|now|then|ok|okay|please|in your (?:opinion|view|experience)|in what ways?|on a scale|to what extent|at what point|for which|say),? )?(?:what|how|why|when|where|who|whom|whose|which|can|could|would|will|should|do|does|did|are|is|was|were|have|has|had|if|in what|to what|at what)(?:['’]\w+)?\b/i
const TELLING =
  /^(?:please )?(?:tell|describe|explain|give|walk|share|talk|imagine|suppose|say|name|list|discuss|outline|define|compare|provide|recall|pick|sell|introduce|assume|convince|summari[sz]e|rate|elaborate)\b/i

/**
 * How much a line looks like a question: `asked` ends with a question mark (or is numbered and begins as one),
 * `opened` begins as one (“Tell me about”), `none` neither.
 */
export type QuestionShape = 'asked' | 'opened' | 'none'

/** A line without list mark, number, “Question 3:”, bold and closing blanks: the question itself. */
export function questionOf(text: string): string {
  if (text.length > MAX_QUESTION_CHARACTERS + 40) return text
  const bare = text.replace(ORNAMENT, '').replace(NUMBER, '').replace(LABEL, '').replace(ORNAMENT, '')
  return bare.replace(/(?:\*\*|__)$/, '').trim()
}

/** Letters and digits alone, in small: the same for a question in other case or punctuation; "" where it has none. */
export function questionKey(text: string): string {
  const letters = questionOf(text)
    .slice(0, 2 * MAX_QUESTION_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join('')
  // Marks stand on letters: alone they say nothing.
  return letters && /[\p{L}\p{N}]/u.test(letters) ? letters : ''
}

/** See {@link QuestionShape}. */
export function shapeOf(text: string): QuestionShape {
  const question = questionOf(text)
  if (question.length > MAX_QUESTION_CHARACTERS || question.length < 4) return 'none'
  const isOpened = beginsAsQuestion(text)
  if (/[?？]["”’')\]*_\s]{0,4}$/.test(question)) return 'asked'
  if (!isOpened || !question.includes(' ')) return isNumbered(text) ? 'opened' : 'none'
  return isNumbered(text) ? 'asked' : 'opened'
}

/** Whether a line begins as questions do, whatever its end. */
export function beginsAsQuestion(text: string): boolean {
  const question = questionOf(text)
  return ASKING.test(question) || TELLING.test(question)
}

/** Whether a line begins with a number, as “3. ” or “Question 3: ”. */
export function isNumbered(text: string): boolean {
  return NUMBER.test(text.replace(ORNAMENT, ''))
}

const NAMES_OF_EXAMPLE =
  "(?:an? |the |here['’]?s an? )?(?:(?:answer|response)s? (?:example|sample)|(?:example|sample|model|suggested|possible) (?:answer|response))s?(?: ?#?\\d{1,2})?"
const MARK = `^[#>*_•"“ -]{0,6}(?:NAME)(?:\\*\\*|__)?(?: ?[:：]| [–—-](?= ))(?:\\*\\*|__)? ?`
const EXAMPLE = new RegExp(MARK.replace('NAME', NAMES_OF_EXAMPLE), 'i')
const EXAMPLE_ALONE = new RegExp(`^[#>*_• ]{0,6}(?:${NAMES_OF_EXAMPLE})[*_: ]{0,4}$`, 'i')
const PLAIN_EXAMPLE = new RegExp(MARK.replace('NAME', 'example|sample|answer|response|a'), 'i')
const INNER_EXAMPLE = new RegExp(` (?=(?:${NAMES_OF_EXAMPLE}) ?: ?["“])`, 'i')

// Cheap tests before dear ones.
const NAMED = /answer|response/i
const QUOTE_BEHIND_COLON = /: ?["“]/

/**
 * What follows “Answer Example:” and its like, “” where it stands alone; null for any other line.
 * @param isPlain whether “Answer:” and “Example:” count too: for pages that say nothing clearer
 */
export function exampleBehindMark(text: string, isPlain: boolean): string | null {
  const head = text.slice(0, 80)
  if (!isPlain && !NAMED.test(head)) return null
  if (text.length <= 80 && EXAMPLE_ALONE.test(head)) return ''
  const mark = EXAMPLE.exec(head) ?? (isPlain ? PLAIN_EXAMPLE.exec(head) : null)
  return mark ? text.slice(mark[0].length).trim() : null
}

/** Where in a line a marked example begins, 0 where none does behind the line's beginning. */
export function innerExampleAt(text: string): number {
  if (!QUOTE_BEHIND_COLON.test(text)) return 0
  const match = INNER_EXAMPLE.exec(text)
  return match ? match.index + 1 : 0
}

const FURNITURE = [
  /^\W*$/,
  /^\W*\d{1,4}\W*$/,
  /^(?:q|question)\s*#?\s*\d{1,3}\W*$/i,
  /\b(?:we|site|website|page|partners) (?:and our partners )?uses? (?:\w+ )?cookies\b|\bcookie (?:policy|settings|preferences|notice|consent)\b|^(?:accept|reject|allow|manage|decline)\b.{0,30}(?:cookies?|all|preferences|choices)?\W*$/i,
  /\b(?:sign|log) (?:up|in)\b.{0,40}\b(?:to|for|free|now|today|with|here|and)\b|^(?:sign|log)[ -]?(?:up|in|out)\b|^(?:register|subscribe|join|create (?:an?|your)\b.{0,20}account|get (?:started|access|our|your|the|a free)|start (?:your|a|free)|try (?:it|our|for|free)|download|upgrade|unlock|buy|enroll?)\b/i,
  /\b(?:newsletter|your inbox|free trial|no spam|unsubscribe|credit card required|e-?mail address|all rights reserved|privacy policy|terms of (?:use|service)|terms (?:and|&) conditions|copyright|advertisement|sponsored|affiliate)\b|©/i,
  /\bhelp us (?:to )?(?:improve|make)|\b(?:was|is|did you find) (?:this|it|the)\b.{0,30}\b(?:helpful|useful)\b|\bthanks? (?:you )?for (?:your|the) (?:feedback|vote|reading)|\b(?:rate|report|improve|edit|suggest|flag) (?:this|an?) (?:answer|question|page|edit|article)/i,
  /^(?:share|tweet|pin|copy|print|save|like|reply|comments?|follow|bookmark|edit|report|flag|upvote|vote|feedback|menu|home|search|close|next|previous|prev|back|skip|more|yes|no|ok|got it|dismiss|ads?|expand|collapse|contact|about|faqs?|blog|careers?|pricing)(?: (?:this|it|us|on|to|all|link|page|answer|question|up|post|article|content|top|comments?|facebook|twitter|linkedin|x|email|more|main|of|by)){0,4}\W*$/i,
  /^(?:read|see|show|view|load|browse|explore|discover|learn|check out|click|related|popular|recommended|recent|similar|trending|table of contents|on this page|in this article|last updated|updated|published|posted|written by|reviewed by|by the|\d+ (?:min|minute|upvotes?|views?|likes?|comments?|people|users)|loading|practice this|practise this|listen to|watch)\b/i,
  /\b(?:\d[\d,.]*k?\+?|thousands of|millions of) (?:\w+ )?(?:readers|users|people|candidates|subscribers|professionals|job seekers|members|students)\b/i,
]
const FIRST_PERSON = /\b(?:I|I['’]\w+|my|me|myself)\b/
const GUIDING =
  /\b(?:employers?|interviewers?|hiring|recruiters?|this question|ask this|asks? (?:this|to)|your (?:answer|response)|candidates?|strong answer|good answer|look(?:s|ing)? for|wants? to)\b/i

/** Whether a line is known page furniture: cookie banners, sign-up boxes, “Was this helpful?”, marks, page numbers. */
export function isKnownFurniture(text: string): boolean {
  if (text.length > MAX_FURNITURE_CHARACTERS) return false
  if (text.length > 60 && (FIRST_PERSON.test(text) || soundsGuiding(text))) return false
  return FURNITURE.some((pattern) => pattern.test(text))
}

/** Whether a line speaks of how to answer. */
export function soundsGuiding(text: string): boolean {
  return GUIDING.test(text.slice(0, 1000))
}

/** Whether a line can be a sentence or an item of a list, rather than a button or a heading. */
export function isProse(text: string): boolean {
  if (/^(?:[-*•●▪◦–+]|\(?\d{1,2}[.)]|[a-z][.)])\s/i.test(text)) return true
  const words = text.slice(0, 400).split(' ').length
  return /[.!?:;…。！？]["”’'»)\]*_]{0,3}$/.test(text.slice(-6)) ? words >= 3 : words >= 9
}

/** “Situation:” on a line of its own: belongs to an answer, though every answer has one. */
export function isLabel(text: string): boolean {
  return /^[*_]{0,2}\p{L}[\p{L} ]{0,24}[*_]{0,2}:[*_]{0,2}$/u.test(text)
}

/** The same for lines that differ in numbers alone: “Question 3 of 24”. */
export function templateKey(text: string): string {
  return text.slice(0, 400).toLowerCase().replace(/\d+/g, '#')
}
