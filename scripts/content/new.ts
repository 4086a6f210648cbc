// npm run content:new -- TOPIC "QUESTION": begins a draft of a question and prints where it is.
import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../../lib/question/content-file'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { parseQuestion } from '../../lib/question/parse-question'
import { hasErrors } from '../../lib/question/problem'
import { SLUG } from '../../lib/question/question'

const FOLDER = 'content'
const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const SLUG_WORDS = 6

const [topic = '', question = ''] = process.argv.slice(2)
const outcome = await begin(topic, question.trim())
if ('refusal' in outcome) {
  console.error(outcome.refusal)
  process.exitCode = 1
} else console.log(`${outcome.file}: fill it, take the status out, then run npm run content:check`)

async function begin(topicName: string, text: string): Promise<{ file: string } | { refusal: string }> {
  if (!SLUG.test(topicName) || text === '')
    return { refusal: 'Say npm run content:new -- TOPIC "QUESTION", the topic in small letters, digits and hyphens.' }
  const slug = slugOf(text)
  if (!SLUG.test(slug)) return { refusal: 'The question has no letters to make a file name of. Write it in words.' }
  const { files } = await readContentFiles(FOLDER)
  const taken = files.find((file) => path.basename(file.path, '.md') === slug)
  if (taken)
    return {
      refusal: `${path.join(FOLDER, taken.path)} has that name already. Edit it, or word the question otherwise.`,
    }
  const draft = { path: `questions/${topicName}/${slug}.md`, text: draftOf(topicName, text, freshId(files)) }
  const { problems } = parseQuestion(draft)
  if (hasErrors(problems)) {
    const [problem] = problems.filter(({ severity }) => severity === 'error')
    return { refusal: `That question can’t be kept: ${problem?.message} ${problem?.hint}` }
  }
  const file = path.join(FOLDER, draft.path)
  await mkdir(path.dirname(file), { recursive: true })
  // Never over what is there, whatever it is.
  await writeFile(file, draft.text, { flag: 'wx' })
  return { file }
}

function draftOf(topicName: string, text: string, id: string): string {
  return `---
id: ${id}
kind: technical
level: mid
topics: [${topicName}]
timeLimitSeconds: 120
status: draft
---

# ${text}

## Guidance

## Key points

## Example answer
`
}

function slugOf(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[’'\p{M}]/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  return words.slice(0, SLUG_WORDS).join('-')
}

function freshId(files: readonly SourceFile[]): string {
  for (;;) {
    const id = `q_${Array.from({ length: 8 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('')}`
    if (!files.some(({ text }) => text.includes(id))) return id
  }
}
