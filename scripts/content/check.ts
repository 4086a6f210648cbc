// npm run content:check [-- DIR]: prints every problem of a content folder; fails where one is an error.
import path from 'node:path'
import { checkFiles, sortProblems } from '../../lib/question/check-library'
import { checkRubrics } from '../../lib/question/check-rubrics'
import { readContentFiles } from '../../lib/question/content-folder-repository'
import { formatProblem } from '../../lib/question/problem'

const folder = process.argv[2] ?? 'content'
const { files, problems: folderProblems } = await readContentFiles(folder)
const { questions, sets, drafts, problems: fileProblems } = checkFiles(files)
const paths = new Map(questions.map(({ id, slug, topic }) => [id, path.join('questions', topic, `${slug}.md`)]))
const problems = sortProblems([...folderProblems, ...fileProblems, ...checkRubrics(questions, sets, paths)])
for (const problem of problems) console.log(formatProblem({ ...problem, path: path.join(folder, problem.path) }))
const errors = problems.filter(({ severity }) => severity === 'error').length
console.log(
  [
    counted(questions.length, 'question'),
    counted(sets.length, 'set'),
    counted(drafts, 'draft'),
    counted(errors, 'error'),
    counted(problems.length - errors, 'warning'),
  ].join(', '),
)
if (errors > 0) process.exitCode = 1

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
