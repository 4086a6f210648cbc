import type { Sentence, Token } from './language'

/** Which part of a told story each sentence is: situation (or task), action, result, or something else. */

export const STAR_PARTS = ['situation', 'action', 'result', 'other'] as const
export type StarPart = (typeof STAR_PARTS)[number]

/** A weight of each rule for each part. */
export type StarModel = Record<StarPart, number[]>

const words = (list: string) => new Set(list.split(' '))

const DOING = words(
  'ask tell call ring write speak talk go take make build set start begin stop check count look read show give put move ' +
    'bring send offer suggest propose decide agree change cut split add remove fix rebuild test measure log draw map ' +
    'explain listen sit walk meet visit train teach plan book order hold run pull push draft present persuade arrange ' +
    'organise organize prepare collect compare trace track find apologise apologize admit wait stay refuse choose pick ' +
    'introduce create open close hand drop clear phone email invite apply use work try keep let get rewrite redo sort',
)
const OUTCOME = words(
  'fall drop rise grow save win sign renew halve double finish end result reduce increase improve recover survive pass ' +
    'succeed stay adopt copy return become reach hire promote thank cost lose earn',
)
const OPINION = words('think believe suppose guess feel reckon find hope know mean learn love enjoy prefer')
const OUTCOME_PHRASE =
  /\b(?:since then|by the end|in the end|as a result|from then on|these days|to this day|nobody (?:was|got)|no longer|(?:days?|weeks?|months?|years?|hours?) (?:later|on|after)|within (?:a|two|three|\w+) (?:day|week|month|hour)s?|after (?:that|two|three|six|\w+) (?:weeks?|months?|days?)|by (?:the )?(?:spring|summer|autumn|winter|easter|christmas|friday|monday|[a-z]+day|january|february|march|april|may|june|july|august|september|october|november|december)|from [\w-]+ (?:\w+ )?to|down to|up to|in time|still (?:use|using|run|runs|there)|percent|twice as|half)\b|%/i
const SCENE_PHRASE =
  /\b(?:at the time|back then|there (?:was|were|wasn't)|used to|in (?:my (?:first|second|third|last|old)|19|20)\w*|(?:two|three|four|five|last|a few|some) (?:years?|winters?|summers?|months?) (?:ago|back)|when i (?:was|worked|started)|i was (?:a|an|the|on|in|at|working|running|doing)|my (?:job|task|role|part) was|it was my|we were (?:a|about|to)|needed to|had to|was supposed|were supposed|due|this was)\b/i
const ASIDE_PHRASE =
  /\b(?:i would|i'd (?:say|like|never|always|sooner|rather|tell|look|do|probably|start|try)|you (?:have to|need to|can|should|'ve got)|in my (?:opinion|view|experience)|honestly|by the way|to be honest|looking back|what (?:i|stayed|that)|that's (?:what|why|how|the)|it's (?:a|the|about|important|always)|i've always|i always|anyway|as i said|if you|people (?:are|like)|for me|maybe|could i|one that comes to mind|let me)\b/i

/** The rules, each 0 or 1 or a share, for the sentence at `at` of `count`. */
function rulesOf(text: string, tokens: readonly Token[], at: number, count: number): number[] {
  const all = tokens.filter(({ isWord, isNumber }) => isWord || isNumber)
  const has = (test: (token: Token, before: Token | undefined) => boolean) =>
    all.some((token, index) => test(token, all[index - 1])) ? 1 : 0
  const isPast = ({ normal, pos, lemma }: Token) =>
    (pos === 'VERB' || pos === 'AUX') && normal !== lemma && !/ing$/.test(normal)
  const follows = (subject: RegExp, test: (verb: Token) => boolean) =>
    all.some((token, index) => {
      if (!subject.test(token.normal)) return false
      const verb = all.slice(index + 1, index + 4).find(({ pos }) => pos === 'VERB' || pos === 'AUX')
      return verb !== undefined && test(verb)
    })
      ? 1
      : 0
  const place = count < 2 ? 0 : at / (count - 1)
  const first = all.find(({ pos }) => pos === 'PRON' || pos === 'NOUN' || pos === 'PROPN')?.normal ?? ''
  return [
    1,
    place,
    place * place,
    at === 0 ? 1 : 0,
    at === count - 1 ? 1 : 0,
    follows(/^i$/, (verb) => isPast(verb) && DOING.has(verb.lemma)),
    follows(/^i$/, (verb) => isPast(verb) && verb.pos === 'VERB'),
    follows(/^i$/, (verb) => /^(?:was|am|'m|had)$/.test(verb.normal)),
    follows(/^we$/, (verb) => isPast(verb) && DOING.has(verb.lemma)),
    follows(/^we$/, (verb) => /^(?:were|had)$/.test(verb.normal)),
    has(({ lemma, pos }) => pos === 'VERB' && OUTCOME.has(lemma)),
    OUTCOME_PHRASE.test(text) ? 1 : 0,
    SCENE_PHRASE.test(text) ? 1 : 0,
    ASIDE_PHRASE.test(text) ? 1 : 0,
    has(({ normal }) => normal === 'would'),
    follows(/^(?:i|you|we)$/, (verb) => OPINION.has(verb.normal)),
    has(({ normal }) => /^(?:is|are|'re)$/.test(normal)),
    has((token) => isPast(token)),
    has(({ isNumber }) => isNumber),
    /^(?:i|my|we)$/.test(first) ? 0 : 1,
    first === 'i' ? 1 : 0,
    /^(?:so|then|next|first|after|instead|also|and then|afterwards)\b/i.test(text) ? 1 : 0,
    /\?\s*$/.test(text) ? 1 : 0,
    has(({ normal }) => /^(?:nobody|everyone|everybody|they|she|he)$/.test(normal)),
    Math.min(1, all.length / 40),
  ]
}

/** How many rules there are. */
export const STAR_RULES = 25

/** The rules' values for each sentence of an answer. */
export function starRules(text: string, sentences: readonly Sentence[]): number[][] {
  return sentences.map(({ start, end, tokens }, at) =>
    rulesOf(text.slice(start, end).replaceAll('’', "'"), tokens, at, sentences.length),
  )
}

/** The likeliest part for each sentence's rules. */
export function starParts(model: StarModel, rules: readonly number[][]): StarPart[] {
  return rules.map((values) => {
    const scores = STAR_PARTS.map((part) => values.reduce((sum, value, at) => sum + value * (model[part][at] ?? 0), 0))
    return STAR_PARTS[scores.indexOf(Math.max(...scores))] ?? 'other'
  })
}
