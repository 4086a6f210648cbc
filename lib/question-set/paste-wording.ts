import { beginsAsQuestion, isKnownFurniture, soundsGuiding } from '../question/page-wording'

/** Where below a question a paragraph goes. */
export type BodyField = 'guidance' | 'keyPoints' | 'exampleAnswer' | 'followUps'

/** What a line’s label says of what follows it. `name` stays with guidance where it tells one kind from another. */
export type BodyLabel = { field: BodyField; rest: string; name: string }

const LABELS: [field: BodyField, isKept: boolean, names: string][] = [
  [
    'exampleAnswer',
    false,
    'a|answer|response|(?:answer|response) (?:example|sample)|(?:an? )?(?:sample|example|model|suggested|possible|good|strong) (?:answer|response)|example|sample|antwort|beispielantwort|musterantwort|beispiel',
  ],
  [
    'keyPoints',
    false,
    'key points?|points to (?:cover|make|mention)|what to (?:cover|mention|include)|stichpunkte|stichworte|kernpunkte|wichtige punkte',
  ],
  ['followUps', false, 'follow[- ]?ups?(?: questions?)?|nachfragen?|folgefragen?|anschlussfragen?'],
  ['guidance', false, 'guidance|notes?|hinweise?|notiz(?:en)?'],
  [
    'guidance',
    true,
    'tips?|how to answer(?: (?:it|this))?|why (?:they|interviewers|employers) ask(?: (?:it|this))?|why (?:this|it) is asked|what (?:they|interviewers) (?:want to hear|look for|are looking for)|warum (?:sie )?(?:das )?fragen|tipps?',
  ],
]
const LABEL_PATTERNS = LABELS.map(
  ([field, isKept, names]) =>
    [
      field,
      isKept,
      new RegExp(`^(?:\\*\\*|__)?(${names})s?(?:(?: ?[:：]| [–—-](?= ))(?:\\*\\*|__)?|(?:\\*\\*|__)? ?:) ?`, 'i'),
    ] as const,
)
const LABELS_ALONE = LABELS.map(
  ([field, isKept, names]) => [field, isKept, new RegExp(`^(${names}) ?[:?]?$`, 'i')] as const,
)

/**
 * The label that a line begins with (“Sample answer: …”), null where it has none.
 * @param isHeading whether it stands out as headings do: then it needs no colon
 */
export function labelOf(text: string, isHeading: boolean): BodyLabel | null {
  const head = text.slice(0, 80)
  for (const [field, isKept, pattern] of LABEL_PATTERNS) {
    const found = pattern.exec(head)
    if (found) return { field, name: isKept ? (found[1] ?? '') : '', rest: text.slice(found[0].length).trim() }
  }
  if (!isHeading && text.length > 40) return null
  for (const [field, isKept, pattern] of LABELS_ALONE) {
    const name = text.length <= 80 ? pattern.exec(text)?.[1] : undefined
    if (name !== undefined && (isHeading || name.length > 8)) return { field, name: isKept ? name : '', rest: '' }
  }
  return null
}

const GERMAN =
  /^(?:was|wie|warum|wieso|weshalb|wann|wo|woran|womit|worin|wer|wen|wem|welche[rsnm]?|inwiefern|können|könnten|haben|hatten|sind|würden|erzählen|beschreiben|erklären|nennen|stellen|geben|schildern|erläutern)\s/i

/** Whether a line begins as questions do, in English or German. */
export function opensQuestion(text: string): boolean {
  return beginsAsQuestion(text) || GERMAN.test(text)
}

/** Whether a line ends as questions do. */
export function endsAsked(text: string): boolean {
  return /[?？]["”“’')\]*_\s]{0,4}$/.test(text.slice(-6))
}

const MAX_OPENED_CHARACTERS = 150

/**
 * Whether a line is a question by its looks: it asks, or begins as questions do and is one sentence.
 * @param maxOpened how long it may be where it only begins as one: paragraphs do as well
 */
export function looksAsked(text: string, maxOpened = MAX_OPENED_CHARACTERS): boolean {
  if (endsAsked(text)) return true
  if (text.length > maxOpened || !text.includes(' ')) return false
  return opensQuestion(text) && !/[.!?:] \S/.test(text) && !soundsGuiding(text)
}

const FURNITURE =
  /^(?:teilen|drucken|nach oben|zurück nach oben|zum seitenanfang|impressum|datenschutz(?:erklärung)?|anmelden|registrieren|menü|weiterlesen|inhaltsverzeichnis|cookies?|cookie-(?:richtlinien?|einstellungen|hinweis)|alle akzeptieren|werbung|anzeige|zuletzt (?:aktualisiert|geändert|bearbeitet)\b.{0,80}|(?:page|seite) \d{1,4}(?: (?:of|von) \d{1,4})?)\W*$/i
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i
/** “Share this answer” is a button, “Share a time you failed a friend” a question. */
const MIN_WORDS = 5
const ASKS_READER = /\b(?:helpful|useful|an account|your password|cookies?|hilfreich)\b/i

/** Why a line is none of the paste’s matter, in a sentence; null where it may well be. */
export function whyFurniture(text: string): string | null {
  const start = text.slice(0, 400)
  if (!/[\p{L}\p{N}]/u.test(start)) return 'There are no words in it.'
  if (ADDRESS.test(start)) return 'It is an address, not a question.'
  if (FURNITURE.test(start)) return PAGE_FURNITURE
  if (!isKnownFurniture(text)) return null
  const isLong = endsAsked(text) || text.split(' ').length >= MIN_WORDS
  return isLong && looksAsked(text) && opensQuestion(text) && !ASKS_READER.test(text) ? null : PAGE_FURNITURE
}

const PAGE_FURNITURE = 'It belongs to the page it was copied from, not to its questions.'

/** The same for two questions that have the same words: case and punctuation aside, but C, C++ and C# are three. */
export function sameWords(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}+#]+/gu)
      ?.join(' ') ?? ''
  )
}
