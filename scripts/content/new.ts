// npm run content:new -- TOPIC "QUESTION": begins a draft of a question and prints where it is.
import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readContentFiles } from '../../lib/question/content-folder'
import { SLUG } from '../../lib/question/parse-question'

const ID_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const SLUG_WORDS = 6

const [topic = '', question = ''] = process.argv.slice(2)
if (!SLUG.test(topic) || question.trim() === '') {
  console.error('Say npm run content:new -- TOPIC "QUESTION", the topic in small letters, digits and hyphens.')
  process.exit(1)
}
const slug = slugOf(question)
if (!SLUG.test(slug)) {
  console.error('The question has no letters to make a file name of. Write it in words.')
  process.exit(1)
}
const file = path.join('content', 'questions', topic, `${slug}.md`)
await mkdir(path.dirname(file), { recursive: true })
const draft = `---
id: ${await freshId()}
kind: technical
level: mid
topics: [${topic}]
timeLimitSeconds: 120
status: draft
---

# ${question.trim()}

## Guidance

## Key points

## Example answer
`
try {
  await writeFile(file, draft, { flag: 'wx' })
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  console.error(`${file} is there already. Edit it, or word the question otherwise.`)
  process.exit(1)
}
console.log(`${file}: fill it, take the status out, then run npm run content:check`)

function slugOf(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[’'\p{M}]/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  return words.slice(0, SLUG_WORDS).join('-')
}

async function freshId(): Promise<string> {
  const files = await readContentFiles('content')
  for (;;) {
    const id = `q_${Array.from({ length: 8 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('')}`
    if (!files.some(({ text }) => text.includes(id))) return id
  }
}
