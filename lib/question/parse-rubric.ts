import type { ProblemList } from './problem'
import type { KeyPoint, RubricPoint } from './question'

const LISTS = ['good', 'vague', 'misconception'] as const
type ListName = (typeof LISTS)[number]

/**
 * Reads what stands below `## Rubric`: for each key point `### id`, a line `cues: a, b`, and the lists `good:`,
 * `vague:` and `misconception:`. Line by line and not by markdown, where a line that follows a list belongs to it.
 * @param firstLine the number of the first line in its file
 */
export function parseRubric(
  lines: readonly string[],
  firstLine: number,
  keyPoints: KeyPoint[],
  problems: ProblemList,
): RubricPoint[] {
  const points: RubricPoint[] = []
  let list: ListName | null = null
  lines.forEach((line, index) => {
    const at = { line: firstLine + index, column: 1 }
    const content = line.trim()
    const point = points.at(-1)
    if (content === '') return
    if (content.startsWith('### ')) {
      const keyPointId = content.slice(4).trim()
      list = null
      if (!keyPoints.some(({ id }) => id === keyPointId)) {
        problems.error(at, `The rubric speaks of “${keyPointId}”, which is no key point here.`, 'Use the id of one.')
      } else if (points.some((other) => other.keyPointId === keyPointId)) {
        problems.error(at, `The rubric has “${keyPointId}” twice.`, 'Join the two.')
      }
      points.push({ keyPointId, cues: [], good: [], vague: [], misconception: [] })
      return
    }
    if (!point) {
      problems.error(at, 'This stands before the rubric’s first key point.', 'Put it below “### id”.')
      return
    }
    const [, name = '', rest = ''] = /^([a-z]+):\s*(.*)$/.exec(content) ?? []
    const listName = LISTS.find((known) => known === name)
    if (name === 'cues')
      point.cues = rest
        .split(',')
        .map((cue) => cue.trim())
        .filter(Boolean)
    else if (listName && rest === '') list = listName
    else if (content.startsWith('- ') && list) point[list].push(content.slice(2).trim())
    else
      problems.error(
        at,
        'This isn’t a line of a rubric.',
        'Use “cues: …”, “good:”, “vague:”, “misconception:” and lines that begin with “- ”.',
      )
  })
  return points
}
