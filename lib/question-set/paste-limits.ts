/** How much of a paste is read. What is beyond is reported with these sentences, never dropped without one. */

export const MAX_QUESTIONS = 200
export const MAX_QUESTION_CHARACTERS = 300
/** Of guidance, and of an example answer. */
export const MAX_TEXT_CHARACTERS = 20_000
export const MAX_INPUT_CHARACTERS = 500_000
/** A line costs far more than its characters. Empty ones count. */
export const MAX_LINES = 10_000
/** Markup is many times its words (Word’s most of all). Beyond it, the clipboard’s plain text is read. */
export const MAX_HTML_CHARACTERS = 4 * MAX_INPUT_CHARACTERS
/** As in a published set’s file: of its title and its sections’, and of its purpose. */
export const MAX_TITLE_CHARACTERS = 80
export const MAX_PURPOSE_CHARACTERS = 300

export const TOO_MANY_QUESTIONS = `A set holds at most ${MAX_QUESTIONS} questions. Put this one into another set.`
export const QUESTION_TOO_LONG = `A question has at most ${MAX_QUESTION_CHARACTERS} characters: this is what was left of it.`
export const TEXT_TOO_LONG = `A text has at most ${MAX_TEXT_CHARACTERS.toLocaleString('en')} characters: this is beyond them.`
export const INPUT_TOO_LONG = `At most ${MAX_INPUT_CHARACTERS.toLocaleString('en')} characters on ${MAX_LINES.toLocaleString('en')} lines are read at once: this is beyond them. Paste it separately.`
export const TITLE_TOO_LONG = `A title has at most ${MAX_TITLE_CHARACTERS} characters: this is what was left of it.`
export const PURPOSE_TOO_LONG = `A purpose has at most ${MAX_PURPOSE_CHARACTERS} characters: this is what was left of it.`

/** A text cut between words where it is longer than it may be, and what was left of it: '' where nothing was. */
export function cutAt(text: string, maxCharacters: number): { kept: string; rest: string } {
  if (text.length <= maxCharacters) return { kept: text, rest: '' }
  const space = text.lastIndexOf(' ', maxCharacters)
  const hard = isHalved(text, maxCharacters) ? maxCharacters - 1 : maxCharacters
  const end = space > maxCharacters / 2 ? space : hard
  return { kept: text.slice(0, end).trim(), rest: text.slice(end).trim() }
}

/** Whether a cut there would part the two halves of a character. */
function isHalved(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff
}
