import { createTwoFilesPatch } from 'diff'
import { onOneLine } from '../question-set/question-set'
import { editFile, textInFile } from './file-parts'
import { acceptedOf, publishedIds, standingText } from './standing-text'
import { partName, type Suggestion } from './suggestion'

/** A question's file as it was imported last, with what was accepted for it since. */
export type FileToPatch = { question: { path: string; source: string }; suggestions: Suggestion[] }

/** A patch, "" where nothing is to be changed; and what is left out of it, a sentence each. */
export type Patch = { text: string; leftOut: string[] }

/**
 * What was accepted, as one mail that `git am` and `git apply` take: what it does and whose it is, then the changes.
 * @param folder the content folder's name in the repository
 */
export function patchOf(files: readonly FileToPatch[], folder: string): Patch {
  const leftOut: string[] = []
  const diffs: string[] = []
  const lines: string[] = []
  const names = new Set<string>()
  for (const { question, suggestions } of files) {
    const { path, source } = question
    let text = source
    for (const part of new Set(suggestions.map((suggestion) => suggestion.part))) {
      const ofPart = suggestions.filter((suggestion) => suggestion.part === part)
      const accepted = acceptedOf(ofPart)
      const inFile = textInFile({ path, text }, part)
      if (inFile === null) {
        leftOut.push(`${path}: its ${partName(part).toLowerCase()} isn’t there any more.`)
        continue
      }
      const { text: standing, unplacedIds } = standingText(inFile, accepted)
      if (unplacedIds.length > 0)
        leftOut.push(
          `${path}: ${partName(part)} was changed in the file since. Undo what was accepted, and decide anew.`,
        )
      const edit = standing === inFile ? null : editFile({ path, text }, part, standing)
      if (edit?.kind === 'refused') leftOut.push(`${path}: ${partName(part)} can’t be written. ${edit.problem}`)
      if (edit?.kind !== 'edited') continue
      text = edit.text
      const said = new Set([...unplacedIds, ...publishedIds(inFile, accepted)])
      for (const { id, reason, signedAs } of ofPart) {
        if (said.has(id)) continue
        lines.push(`  ${path}, ${partName(part)}: ${onOneLine(reason)}`)
        if (signedAs !== '') names.add(onOneLine(signedAs))
      }
    }
    if (text !== source) diffs.push(diffOf(`${folder}/${path}`, source, text))
  }
  if (diffs.length === 0) return { text: '', leftOut }
  // Every line of a reader's is indented or behind a word: none can be taken for the beginning of a change.
  const trailers = [...names].sort().map((name) => `Suggested-by: ${name}`)
  const subject = `Subject: [PATCH] docs(content): take up ${lines.length} suggestion${lines.length === 1 ? '' : 's'}`
  const head = ['From: Callback <suggestions@callback.invalid>', subject, 'Content-Type: text/plain; charset=UTF-8']
  const body = [...head, '', ...lines, ...(trailers.length > 0 ? ['', ...trailers] : []), '---']
  return { text: `${body.join('\n')}\n${diffs.join('')}`, leftOut }
}

function diffOf(path: string, before: string, after: string): string {
  const [from, to] = [`a/${path}`, `b/${path}`]
  const diff = createTwoFilesPatch(from, to, before, after, undefined, undefined, { context: 3 })
  // Without the line of = signs that `diff` begins with, and with git's own.
  return `diff --git ${from} ${to}\n${diff.slice(diff.indexOf('--- '))}`
}
