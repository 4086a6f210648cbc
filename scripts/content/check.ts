// npm run content:check [-- DIR]: prints every problem of a content folder; fails where one is an error.
import path from 'node:path'
import { checkFiles } from '../../lib/question/check-library'
import { readContentFiles } from '../../lib/question/content-folder'
import { formatProblem, hasErrors } from '../../lib/question/problem'

const folder = process.argv[2] ?? 'content'
const files = await readContentFiles(folder).catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'ENOENT' ? `There is no folder ${folder}. Name the one with questions/ and sets/.` : error.message,
  )
  process.exit(1)
})
const { questions, sets, drafts, problems } = checkFiles(files)
for (const problem of problems) console.log(formatProblem({ ...problem, path: path.join(folder, problem.path) }))
const errors = problems.filter(({ severity }) => severity === 'error').length
console.log(
  `${questions.length} questions, ${sets.length} sets, ${drafts} drafts: ${errors} errors, ${problems.length - errors} warnings`,
)
if (hasErrors(problems)) process.exit(1)
