import 'server-only'
import { SLUG } from '../question/question'
import { isOwnId } from '../question-set/own-set'
import type { Session } from '../session/session-queries'
import { findOrigin } from '../sharing/origin-queries'
import { editFile, textInFile } from './file-parts'
import { mergeTexts } from './merge-texts'
import { editOwn, textInOwn } from './own-parts'
import type { SuggestionPart } from './suggestion'
import { findFiled, hasMet } from './suggestion-repository'

/** What somebody may suggest a change to: a text of the library, or of a question that was shared with them. */
export type SuggestionTarget = {
  /** Null for the library's. */
  ownerId: string | null
  questionId: string
  seenAs: string
  questionText: string
  /** How whoever decides signs; null for the library's maintainers. */
  signedAs: string | null
  text: string
  /** Why a text can't stand there, as a sentence; null where it can. */
  problemOf: (baseText: string, text: string) => string | null
}

/**
 * What an address names for whoever asks; null where there is no such text, or it isn't theirs to see. Of a shared
 * question nothing is shown before they have answered or rated it: what is behind it is hidden until then.
 */
export async function findTarget(
  session: Session | null,
  slug: string,
  part: SuggestionPart,
  now: Date,
): Promise<SuggestionTarget | null> {
  if (isOwnId(slug)) return session?.user ? findSharedTarget(session.userId, slug, part, now) : null
  const question = SLUG.test(slug) ? await findFiled(slug) : null
  const file = question && { path: question.path, text: question.source }
  const standing = file ? textInFile(file, part) : null
  if (!question || !file || standing === null) return null
  return {
    ...{ ownerId: null, questionId: question.id, seenAs: question.id, questionText: question.text, signedAs: null },
    text: standing,
    problemOf(baseText, text) {
      // Where it touches a newer edit, whoever decides writes what is to stand.
      const merged = mergeTexts(baseText, standing, text)
      const edit = merged.kind === 'merged' ? editFile(file, part, merged.text) : null
      return edit?.kind === 'refused' ? edit.problem : null
    },
  }
}

async function findSharedTarget(
  userId: string,
  copyId: string,
  part: SuggestionPart,
  now: Date,
): Promise<SuggestionTarget | null> {
  const origin = (await hasMet(userId, copyId)) ? await findOrigin(userId, copyId, now) : null
  const text = origin && textInOwn(origin.copy, part)
  if (!origin || !text) return null
  const { ownerId, questionId, signedAs, copy } = origin
  return {
    ...{ ownerId, questionId, seenAs: copyId, questionText: copy.text, signedAs, text },
    problemOf(_, proposed) {
      const fields = editOwn(copy, part, proposed)
      return typeof fields === 'string' ? fields : null
    },
  }
}
