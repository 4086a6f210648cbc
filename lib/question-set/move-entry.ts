import type { OwnSection, SetEntry } from './question-set'

/*
 * How a set is put in order. Every function gives a new set, and the very one that it was given where there is nothing
 * to do: an unknown question or section, a place beyond the ends. Questions are named by id, sections by index.
 */

/** A place in a set: before the entry that has this index now; the section's length is its end. */
export type EntryPlace = { section: number; index: number }

/** What is put in order: a set, or whatever else has its sections, which may say more of themselves. */
type Sectioned = { sections: OwnSection[] }

/** Where a question stands; null where it isn't in the set. */
export function placeOfEntry({ sections }: Sectioned, questionId: string): EntryPlace | null {
  for (const [section, { entries }] of sections.entries()) {
    const index = entries.findIndex((entry) => entry.questionId === questionId)
    if (index >= 0) return { section, index }
  }
  return null
}

/**
 * One up or down. Over a section's border it goes to the near end of the section beyond, an empty one too, so that each
 * place can be reached with two keys.
 */
export function moveEntry<Set extends Sectioned>(set: Set, questionId: string, direction: 'up' | 'down'): Set {
  const from = placeOfEntry(set, questionId)
  if (!from) return set
  const { section, index } = from
  const length = set.sections[section]?.entries.length ?? 0
  if (direction === 'up') {
    if (index > 0) return moveEntryTo(set, questionId, { section, index: index - 1 })
    const above = set.sections[section - 1]
    return above ? moveEntryTo(set, questionId, { section: section - 1, index: above.entries.length }) : set
  }
  // Before the next but one: its own place counts as long as it stands there.
  if (index < length - 1) return moveEntryTo(set, questionId, { section, index: index + 2 })
  return moveEntryTo(set, questionId, { section: section + 1, index: 0 })
}

/** To a place, as it is counted before the move. An index beyond the ends means the end. */
export function moveEntryTo<Set extends Sectioned>(set: Set, questionId: string, to: EntryPlace): Set {
  const from = placeOfEntry(set, questionId)
  const target = set.sections[to.section]
  const entry = from && set.sections[from.section]?.entries[from.index]
  if (!from || !target || !entry) return set
  const wanted = Math.max(0, Math.min(Math.trunc(to.index) || 0, target.entries.length))
  const index = from.section === to.section && wanted > from.index ? wanted - 1 : wanted
  if (from.section === to.section && from.index === index) return set
  const without = withEntries(set, from.section, (entries) => entries.filter((other) => other !== entry))
  return withEntries(without, to.section, (entries) => entries.toSpliced(index, 0, entry))
}

/**
 * Adds questions in their order at a place, the set's end by default; those that are in the set already stay where they
 * are, and a set without a section takes none. How many a set takes is the schema's to say.
 */
export function addEntries<Set extends Sectioned>(set: Set, questionIds: readonly string[], to?: EntryPlace): Set {
  const added = [...new Set(questionIds)].filter((questionId) => placeOfEntry(set, questionId) === null)
  if (added.length === 0 || set.sections.length === 0) return set
  const section = Math.max(0, Math.min(to?.section ?? set.sections.length - 1, set.sections.length - 1))
  return withEntries(set, section, (entries) =>
    entries.toSpliced(
      Math.max(0, to?.index ?? entries.length),
      0,
      ...added.map((questionId): SetEntry => ({ questionId, isMustAsk: false, minutes: null })),
    ),
  )
}

/** Takes questions out of the set. */
export function removeEntries<Set extends Sectioned>(set: Set, questionIds: readonly string[]): Set {
  const removed = new Set(questionIds)
  if (!set.sections.some(({ entries }) => entries.some(({ questionId }) => removed.has(questionId)))) return set
  return withSections(set, (sections) =>
    sections.map((section) => ({
      ...section,
      entries: section.entries.filter(({ questionId }) => !removed.has(questionId)),
    })),
  )
}

/** Adds a section at an index, the end by default. */
export function addSection<Set extends Sectioned>(
  set: Set,
  section: Set['sections'][number],
  index = set.sections.length,
): Set {
  return withSections(set, (sections) => sections.toSpliced(Math.max(0, index), 0, section))
}

/** Gives a section another title. */
export function renameSection<Set extends Sectioned>(set: Set, index: number, title: string): Set {
  if (set.sections[index] === undefined || set.sections[index].title === title) return set
  return withSections(set, (sections) =>
    sections.map((section, other) => (other === index ? { ...section, title } : section)),
  )
}

/**
 * Takes a section's heading away. Its questions go to the end of the section above, or the begin of the one below: to
 * lose them with a heading is never what was meant. The only section keeps them and loses its title.
 */
export function removeSection<Set extends Sectioned>(set: Set, index: number): Set {
  const removed = set.sections[index]
  if (!removed) return set
  if (set.sections.length === 1 && removed.entries.length > 0) return renameSection(set, index, '')
  const heir = index > 0 ? index - 1 : 1
  return withSections(set, (sections) =>
    sections
      .map((section, other) => {
        if (other !== heir) return section
        const entries =
          heir < index ? [...section.entries, ...removed.entries] : [...removed.entries, ...section.entries]
        return { ...section, entries }
      })
      .toSpliced(index, 1),
  )
}

function withEntries<Set extends Sectioned>(
  set: Set,
  section: number,
  change: (entries: SetEntry[]) => SetEntry[],
): Set {
  return withSections(set, (sections) =>
    sections.map((other, index) => (index === section ? { ...other, entries: change(other.entries) } : other)),
  )
}

function withSections<Set extends Sectioned>(set: Set, change: (sections: Set['sections']) => OwnSection[]): Set {
  return { ...set, sections: change(set.sections) }
}
