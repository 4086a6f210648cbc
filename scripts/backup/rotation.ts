/** The name of a day's backup, by UTC. */
export function dailyName(now: Date): string {
  return `callback-${now.toISOString().slice(0, 10)}.db`
}

const DAILY = /^callback-\d{4}-\d\d-\d\d\.db$/

/**
 * Which of a folder's daily backups go, so that the newest stay. A file by any other name is someone's own.
 * @param kept how many stay
 */
export function outdated(names: string[], kept: number): string[] {
  const daily = names.filter((name) => DAILY.test(name)).sort()
  return daily.slice(0, Math.max(0, daily.length - kept))
}
