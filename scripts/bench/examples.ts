import path from 'node:path'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { parseQuestion } from '../../lib/question/parse-question'
import { ROOT } from '../launch/steps.mjs'

/** The example answers of our own questions: what people write looks like them. */
export async function listExamples(): Promise<string[]> {
  const { files } = await readContentFiles(path.join(ROOT, 'content'))
  return files
    .filter((file) => file.path.startsWith('questions/'))
    .flatMap((file) => parseQuestion(file).question?.exampleAnswer ?? [])
}
