import { db } from '../platform/db'
import { textInFile } from './file-parts'
import { acceptedOf, publishedIds } from './standing-text'
import type { Suggestion } from './suggestion'
import { type FiledQuestion, listAccepted, listFiled } from './suggestion-repository'

/** Accepted suggestions for the library that no import has brought yet, with their questions' files. */
export async function listUnpublished(): Promise<{ question: FiledQuestion; suggestions: Suggestion[] }[]> {
  const named = await db().suggestion.findMany({
    where: { ownerId: null, status: 'accepted' },
    select: { questionId: true },
    distinct: ['questionId'],
  })
  const ids = named.map(({ questionId }) => questionId)
  const [questions, suggestions] = [await listFiled(db(), ids), await listAccepted(db(), ids)]
  return questions
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map((question) => ({
      question,
      suggestions: suggestions.filter(({ questionId }) => questionId === question.id),
    }))
}

/**
 * Marks the accepted suggestions whose text an import has brought. Again, it changes nothing.
 * @returns how many
 */
export async function markPublished(now: Date): Promise<number> {
  let marked = 0
  for (const { question, suggestions } of await listUnpublished()) {
    const file = { path: question.path, text: question.source }
    for (const part of new Set(suggestions.map((suggestion) => suggestion.part))) {
      const accepted = acceptedOf(suggestions.filter((suggestion) => suggestion.part === part))
      const ids = publishedIds(textInFile(file, part) ?? '', accepted)
      const { count } = await db().suggestion.updateMany({
        where: { id: { in: ids }, status: 'accepted' },
        data: { status: 'published', publishedAt: now, version: { increment: 1 } },
      })
      marked += count
    }
  }
  return marked
}
