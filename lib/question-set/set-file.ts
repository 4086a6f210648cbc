import { FILE_START, problemAt } from '../question/problem'
import type { ImportedSet } from './imported-set'

/** What is opened at all, as a file chooser takes it. */
export const SET_FILE_EXTENSIONS = ['.md', '.csv', '.json', '.txt', '.html'] as const
export const MAX_SET_FILE_BYTES = 4_000_000

/** A text as parsePaste takes it. */
export type PasteSource = { text: string; html: string | null }

/** What a file holds: a set, or why not; or with `paste` a list or a page, which is read as if it had been pasted. */
export type ReadSetFile = ImportedSet & { paste: PasteSource | null }

type Format = 'markdown' | 'csv' | 'json' | 'html' | 'text'

const FORMATS: Record<string, Format> = {
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  htm: 'html',
  html: 'html',
  txt: 'text',
  text: 'text',
}
/** How a document of the content format begins, or what only it has. */
const FRONT_MATTER = /^\s*---[ \t]*\r?\n/
const FILE_MARK = /^<!-- file: \S+ -->[ \t]*\r?$/m
const JSON_SET = /^\s*\{[\s\S]{0,2000}"callback-question-set"/

/**
 * Reads a file by its name and by what is in it. A markdown file that isn't of the content format is a list like any
 * other. The parsers, and what they stand on, are fetched when a file needs them.
 * @param name with its extension
 * @returns problems with the file's name; never throws but where a parser can't be fetched
 */
export async function readSetFile(name: string, text: string): Promise<ReadSetFile> {
  const format = formatOf(name, text)
  if (format === null)
    return refusedFile(
      name,
      'The file is of a kind that can’t be read here.',
      `Open one that ends in ${listed(SET_FILE_EXTENSIONS)}, or copy its text and paste it.`,
    )
  if (text.trim() === '') return refusedFile(name, 'The file is empty.', 'Open another, or paste its text.')
  if (format === 'html') return pasted({ text: '', html: text })
  if (format === 'text') return pasted({ text, html: null })
  // The pages' Content-Security-Policy forbids eval: zod's try at it would be reported in the console.
  const { config } = await import('zod/v4/core')
  config({ jitless: true })
  if (format === 'json') return withoutPaste((await import('./set-json')).parseSetJson(text, name))
  if (format === 'csv') return withoutPaste((await import('./set-csv')).parseSetCsv(text, name))
  const read = (await import('./parse-set-markdown')).parseSetMarkdown(text, name)
  return read.document || isContentFormat(text) ? withoutPaste(read) : pasted({ text, html: null })
}

function formatOf(name: string, text: string): Format | null {
  const format = FORMATS[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ''] ?? null
  // No text holds NUL: it is a picture or a document of some program, whatever its name says.
  if (text.includes('\u0000')) return null
  if (format !== 'text') return format
  return JSON_SET.test(text) ? 'json' : isContentFormat(text) ? 'markdown' : 'text'
}

function isContentFormat(text: string): boolean {
  return FRONT_MATTER.test(text) || FILE_MARK.test(text)
}

function withoutPaste(read: ImportedSet): ReadSetFile {
  return { ...read, paste: null }
}

function pasted(paste: PasteSource): ReadSetFile {
  return { document: null, problems: [], paste }
}

/** A file of which nothing can be read, as what reading it gives. */
export function refusedFile(name: string, message: string, hint: string): ReadSetFile {
  return { document: null, problems: [problemAt(name, FILE_START, message, hint)], paste: null }
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
