// Whether a commit's first line is a Conventional Commit: "feat(review): undo several ratings". lefthook runs it.
import { readFileSync } from 'node:fs'

const TYPES = ['feat', 'fix', 'perf', 'refactor', 'test', 'docs', 'content', 'style', 'build', 'ci', 'chore', 'revert']
const MAX_LENGTH = 72

const [subject = ''] = readFileSync(process.argv[2], 'utf8').split('\n')
const isMerge = /^(Merge|Revert|fixup!|squash!) /.test(subject)
const problem = isMerge
  ? null
  : !new RegExp(`^(${TYPES.join('|')})(\\([a-z0-9-]+\\))?!?: \\S`).test(subject)
    ? `Begin with what it is: ${TYPES.join(', ')}; then, if you like, (where); then ": " and what it does.`
    : subject.length > MAX_LENGTH
      ? `Keep the first line within ${MAX_LENGTH} characters; it has ${subject.length}.`
      : null
if (problem) {
  console.error(`"${subject}" is no message for a commit here. ${problem}`)
  process.exit(1)
}
