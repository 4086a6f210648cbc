import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { kindOfFile } from '../../lib/question/check-library'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { parseQuestion } from '../../lib/question/parse-question'
import type { Question } from '../../lib/question/question'
import type { LabelledQuestion } from './labelled'

const CONTENT = 'content'
const ANSWERS = 'lib/coach/data/answers'

/** Every question of the content folder, drafts too, by its slug. */
async function readQuestions(): Promise<Map<string, Question>> {
  const { files } = await readContentFiles(CONTENT)
  const questions = files
    .filter(({ path: name }) => kindOfFile(name) === 'question')
    // A draft isn't published, but its rubric and its labelled answers are as good as any.
    .flatMap((file) => parseQuestion({ ...file, text: file.text.replace(/^status: draft\n/m, '') }).question ?? [])
  return new Map(questions.map((question) => [question.slug, question]))
}

/** The published questions of the content folder. */
export async function readPublished(): Promise<Question[]> {
  const { files } = await readContentFiles(CONTENT)
  return files
    .filter(({ path: name }) => kindOfFile(name) === 'question')
    .flatMap((file) => parseQuestion(file).question ?? [])
}

/** Which set each question is of, by its id. */
async function readSets(): Promise<Map<string, string>> {
  const { files } = await readContentFiles(CONTENT)
  return new Map(
    files
      .filter(({ path: name }) => kindOfFile(name) === 'set')
      .flatMap(({ path: name, text }) => {
        const slug = path.basename(name, '.md')
        // Which questions a set names stands in its lines, whether it is published or not.
        return [...text.matchAll(/^\d+\. (q_[a-z0-9]{8})/gm)].map(([, id = '']): [string, string] => [id, slug])
      }),
  )
}

/** Questions with rubrics and labelled answers, in the order of their slugs. Throws where one lacks its counterpart. */
export async function assembleLabelled(): Promise<LabelledQuestion[]> {
  const [questions, sets] = await Promise.all([readQuestions(), readSets()])
  return Promise.all(
    [...questions.values()]
      .sort((a, b) => (a.slug < b.slug ? -1 : 1))
      .map(async (question) => {
        const { answers } = JSON.parse(await readFile(path.join(ANSWERS, `${question.slug}.json`), 'utf8'))
        return {
          id: question.id,
          slug: question.slug,
          set: sets.get(question.id) ?? '',
          field: sets.get(question.id) ?? '',
          kind: question.kind,
          question: question.text,
          guidance: question.guidance,
          exampleAnswer: question.exampleAnswer,
          keyPoints: question.keyPoints.map((point) => {
            const rubric = question.rubric.find(({ keyPointId }) => keyPointId === point.id)
            if (!rubric) throw new Error(`${question.slug}: no rubric for ${point.id}.`)
            const { cues, good, vague, misconception } = rubric
            return { ...point, cues, good, vague, misconception }
          }),
          answers: answers as LabelledQuestion['answers'],
        }
      }),
  )
}
