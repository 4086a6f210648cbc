import type { SetView } from './question-views'

/** A set as plain text for an email or a document: title, purpose, sections, numbered questions. */
export function questionsAsText(set: SetView): string {
  const lines = [set.title, set.purpose]
  let number = 1
  for (const section of set.sections) {
    lines.push('')
    if (section.title) lines.push(section.title)
    for (const question of section.questions) {
      lines.push(`${number}. ${question.text}`)
      number += 1
    }
  }
  return `${lines.join('\n')}\n`
}
