import { randomUUID } from 'node:crypto'
import { importContent } from '../../lib/question/content-repository'
import type { Writer } from '../../lib/session/user-repository'
import type { SuggestionPart } from '../../lib/suggestion/suggestion'
import { insertSuggestion, type NewSuggestion } from '../../lib/suggestion/suggestion-repository'
import { type ContentFolder, idOf, makeContentFolder, pathOf, questionFile } from './content'

/** What the guidance of a question of the library says in these tests. */
export const GUIDANCE = 'Say what it is. Say why. Say when not.'

/** A content folder with a question, imported. */
export async function importQuestion(now: Date): Promise<{ folder: ContentFolder; path: string; slug: string }> {
  const folder = makeContentFolder()
  const path = pathOf('first')
  folder.write(path, questionFile(1).replace('Say it.', GUIDANCE))
  const { isImported } = await importContent({ folder: folder.path, now })
  if (!isImported) throw new Error('The question was not imported.')
  return { folder, path, slug: 'first' }
}

/** A suggestion to that question's guidance; what isn't named says whose it is. @returns its id */
export async function insertSuggested(
  writer: Writer,
  word: string,
  more: Partial<NewSuggestion> & { part?: SuggestionPart } = {},
): Promise<string> {
  const id = randomUUID()
  const suggestion = {
    ownerId: null,
    questionId: idOf(1),
    seenAs: idOf(1),
    part: 'guidance',
    baseText: GUIDANCE,
  } as const
  const texts = { text: `${GUIDANCE} ${word} suggested.`, reason: `${word} reason`, signedAs: `${word} signed` }
  await insertSuggestion(writer, { id, ...suggestion, ...texts, ...more })
  return id
}
