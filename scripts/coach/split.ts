import split from '../../lib/coach/data/split.json'

/** Which part of our data a question is in: fitted on, or only reported on. */
export function partOf({ set }: { set: string }): 'fitted' | 'reported' {
  return split.reportedSets.includes(set) ? 'reported' : 'fitted'
}
