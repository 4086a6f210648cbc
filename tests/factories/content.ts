import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A content folder of a test: files by their path in it. */
export type ContentFolder = {
  path: string
  write: (file: string, text: string | Uint8Array) => void
  remove: (file: string) => void
  drop: () => void
}

/** An empty content folder. */
export function makeContentFolder(): ContentFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'callback-content-'))
  return {
    path: folder,
    write(file, text) {
      const target = path.join(folder, file)
      mkdirSync(path.dirname(target), { recursive: true })
      writeFileSync(target, text)
    },
    remove: (file) => rmSync(path.join(folder, file)),
    drop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The path of a question in the topic that these questions have. */
export const pathOf = (slug: string) => `questions/limits/${slug}.md`

/** A question's id from a number. */
export const idOf = (number: number) => `q_${String(number).padStart(8, '0')}`

/** A whole question's file. */
export function questionFile(number: number, text = `What is number ${number}?`): string {
  return `---
id: ${idOf(number)}
kind: technical
level: mid
topics: [limits]
timeLimitSeconds: 120
---

# ${text}

## Guidance

Say it.

## Key points

### one: The first
Detail one.

### two: The second
Detail two.

### three: The third
Detail three.

## Example answer

I say it.

## Listen for

- Only an interviewer reads this
`
}

/** A set of questions, in order. */
export function setFile(title: string, numbers: number[]): string {
  return `---\ntitle: ${title}\npurpose: To test.\n---\n\n${numbers.map((number, index) => `${index + 1}. ${idOf(number)}`).join('\n')}\n`
}

/** What a question of a published set has at the end of its file: phrases enough for each key point. */
export const RUBRIC = `
## Rubric
${['one', 'two', 'three'].map(rubricOf).join('')}`

function rubricOf(point: string): string {
  const phrases = (kind: string, count: number) =>
    `${kind}:\n${Array.from({ length: count }, (_, at) => `- I say ${kind} number ${at} of ${point}`).join('\n')}\n`
  return `\n### ${point}\ncues: ${point}\n${phrases('good', 4)}${phrases('vague', 3)}${phrases('misconception', 4)}`
}
