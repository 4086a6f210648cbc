// npm run content:convert -- FILE --out DIR [--force]: makes drafts and a set of a page of questions.
import { mkdir, readFile, readlink, realpath, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { SourceFile } from '../../lib/question/content-file'
import { draftFilesOf } from '../../lib/question/draft-file'
import { type DroppedLine, parseQuestionPage } from '../../lib/question/parse-question-page'

const USAGE = 'Say npm run content:convert -- FILE --out DIR, and --force to overwrite what was edited there.'
const MAX_SHOWN_CHARACTERS = 100

const { file, out, force } = readArguments()
await refuseContentFolder([out])
const page = parseQuestionPage(await readPage(file))
const { questions, sets } = draftFilesOf(page)
await refuseContentFolder([...questions, ...sets].map((made) => path.join(out, made.path)))
let kept = 0
for (const each of [...questions, ...sets]) await write(each)

console.log(
  `${questions.length} questions, ${questions.filter(({ hasExample, hasGuidance }) => hasExample && hasGuidance).length} of them with guidance and example, ${sets.length} ${sets.length === 1 ? 'set' : 'sets'}: ${out}`,
)
if (questions.length === 0)
  console.log('Nothing in it looks like a question. A question ends with a question mark or stands above its guidance.')
for (const each of questions) if (!each.hasGuidance) console.log(`without guidance: ${path.join(out, each.path)}`)
for (const each of questions) if (!each.hasExample) console.log(`without example: ${path.join(out, each.path)}`)
for (const each of questions)
  if (each.isCut) console.log(`cut short, as a file takes no more: ${path.join(out, each.path)}`)
if (kept > 0) console.log(`${kept} files were left as they are. Say --force to overwrite them.`)
tellDropped(page.dropped)

function readArguments(): { file: string; out: string; force: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { out: { type: 'string' }, force: { type: 'boolean', default: false } },
    })
    const [first, ...others] = positionals
    if (first === undefined || others.length > 0) return stop(USAGE)
    if (!values.out) return stop(`Where to? ${USAGE}`)
    return { file: first, out: values.out, force: values.force }
  } catch (error) {
    if (error instanceof TypeError) return stop(USAGE)
    throw error
  }
}

async function readPage(from: string): Promise<string> {
  try {
    return await readFile(from, 'utf8')
  } catch (error) {
    return stop(
      codeOf(error) === 'ENOENT'
        ? `There is no file ${from}.`
        : codeOf(error) === 'EISDIR'
          ? `${from} is a folder. Name the file of one page.`
          : `${from} can’t be read (${codeOf(error)}).`,
    )
  }
}

/** What a page says is its author's: it must not become content by being written where content lies. */
async function refuseContentFolder(targets: readonly string[]): Promise<void> {
  const content = await realPathOf(path.join(import.meta.dirname, '..', '..', 'content'))
  for (const target of targets) {
    const fromContent = path.relative(content, await realPathOf(path.resolve(target)))
    if (fromContent.startsWith('..') || path.isAbsolute(fromContent)) continue
    stop('The page’s sentences are its author’s, so they don’t go into content/. Choose another folder for --out.')
  }
}

/** With every symlink resolved, of a path whose end needn't exist yet, and of links that lead to nothing yet. */
async function realPathOf(target: string): Promise<string> {
  try {
    return await realpath(target)
  } catch (error) {
    const parent = path.dirname(target)
    if (codeOf(error) !== 'ENOENT' || parent === target) return target
    const link = await readlink(target).catch(() => null)
    if (link !== null) return realPathOf(path.resolve(await realPathOf(parent), link))
    return path.join(await realPathOf(parent), path.basename(target))
  }
}

async function write(made: SourceFile): Promise<void> {
  const target = path.join(out, made.path)
  try {
    await mkdir(path.dirname(target), { recursive: true })
    const before = await readFile(target, 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (before !== null && before !== made.text && !force) {
      kept += 1
      console.log(`kept: ${target} is there and differs`)
      return
    }
    if (before !== made.text) await writeFile(target, made.text)
    console.log(`${before === null ? 'made' : before === made.text ? 'unchanged' : 'overwritten'}: ${target}`)
  } catch (error) {
    stop(`${target} can’t be written (${codeOf(error)}).`)
  }
}

function tellDropped(dropped: readonly DroppedLine[]): void {
  const told = dropped.filter(({ text }) => text.trim() !== '')
  const empty = dropped.length - told.length
  if (dropped.length === 0) return
  console.log(
    `${told.length} lines dropped${empty > 0 ? `, and ${empty} empty ones` : ''}${told.length > 0 ? ':' : '.'}`,
  )
  for (const { line, text, isPart } of told) {
    const shown = text.trim().replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    const cut = shown.length > MAX_SHOWN_CHARACTERS ? `${shown.slice(0, MAX_SHOWN_CHARACTERS)}…` : shown
    console.log(`  line ${line}${isPart ? ' (a part)' : ''}: ${cut}`)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function stop(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
