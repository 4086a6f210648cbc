import type { QuestionKind } from '../question/question'
import type { KindAnchors } from './kit'
import { addEntries, addSection, moveEntryTo, placeOfEntry, removeEntries, removeSection } from './move-entry'
import type { SetContents, SetSection } from './own-set'
import type { OwnSetDocument, SetEntry } from './question-set'

/*
 * What can be done to a set, as small steps that name what they mean (a question, a section, what it is to stand
 * before) and no numbers of places: so those of two tabs can be taken one after another, in any order, and nothing is
 * lost. Browser and server take the same.
 */

/** Where in a set: in a section, before a question; at its end where that is null or gone. */
type Spot = { sectionId: string | null; beforeId: string | null }

/** A field of a set, and what stood there: another tab's newer text is never written over. */
type DetailEdit =
  | { type: 'detail'; field: 'title' | 'purpose'; was: string; value: string }
  | { type: 'detail'; field: 'plannedMinutes'; was: number | null; value: number | null }

export type SetEdit =
  | ({ type: 'add'; entries: SetEntry[] } & Spot)
  | { type: 'remove'; questionIds: string[] }
  | ({ type: 'move'; questionId: string } & Spot)
  | { type: 'entry'; questionId: string; isMustAsk?: boolean | undefined; minutes?: number | null | undefined }
  | { type: 'addSection'; sectionId: string; title: string; beforeSectionId: string | null; questionIds: string[] }
  | { type: 'renameSection'; sectionId: string; was: string; title: string }
  | { type: 'moveSection'; sectionId: string; beforeSectionId: string | null }
  | { type: 'removeSection'; sectionId: string }
  | DetailEdit
  | { type: 'anchors'; kind: QuestionKind; anchors: KindAnchors | null }

/** What became of a step: the set as it stands then, or the text that another tab has put there meanwhile. */
export type EditOutcome = { kind: 'done'; set: SetContents } | { kind: 'overtaken'; standing: string }

/** Takes a step. What it speaks of that isn't there any more changes nothing; the same again changes nothing. */
export function applyEdit(set: SetContents, edit: SetEdit): EditOutcome {
  if (edit.type === 'detail') return editDetail(set, edit)
  if (edit.type === 'renameSection') return renameSection(set, edit)
  return { kind: 'done', set: arranged(set, edit) }
}

/** The steps that put a document's questions at the end of a set, under their headings. */
export function addingEdits({ set }: OwnSetDocument, newId: () => string): SetEdit[] {
  return set.sections.flatMap(({ title, entries }): SetEdit[] => {
    const sectionId = title === '' ? null : newId()
    const heading: SetEdit[] =
      sectionId === null ? [] : [{ type: 'addSection', sectionId, title, beforeSectionId: null, questionIds: [] }]
    return entries.length === 0 ? heading : [...heading, { type: 'add', entries, sectionId, beforeId: null }]
  })
}

type Arranging = Exclude<SetEdit, { type: 'detail' | 'renameSection' }>

function arranged(set: SetContents, edit: Arranging): SetContents {
  switch (edit.type) {
    case 'add': {
      const roomy = set.sections.length > 0 ? set : withSection(set, { id: 'first', title: '', entries: [] }, null)
      const ids = edit.entries.map(({ questionId }) => questionId)
      const isNew = (questionId: string) => placeOfEntry(set, questionId) === null
      const added = edit.entries.filter(({ questionId }) => isNew(questionId))
      return added.reduce((result, entry) => withEntry(result, entry), addEntries(roomy, ids, placeOf(roomy, edit)))
    }
    case 'remove':
      return removeEntries(set, edit.questionIds)
    case 'move':
      return edit.beforeId === edit.questionId ? set : moveEntryTo(set, edit.questionId, placeOf(set, edit))
    case 'entry': {
      const place = placeOfEntry(set, edit.questionId)
      const entry = place && set.sections[place.section]?.entries[place.index]
      if (!entry) return set
      const { isMustAsk = entry.isMustAsk, minutes = entry.minutes } = edit
      return withEntry(set, { ...entry, isMustAsk, minutes })
    }
    case 'addSection': {
      if (set.sections.some(({ id }) => id === edit.sectionId)) return set
      const added = withSection(set, { id: edit.sectionId, title: edit.title, entries: [] }, edit.beforeSectionId)
      const spot = { sectionId: edit.sectionId, beforeId: null }
      return edit.questionIds.reduce((result, id) => moveEntryTo(result, id, placeOf(result, spot)), added)
    }
    case 'moveSection': {
      const section = set.sections.find(({ id }) => id === edit.sectionId)
      if (!section || edit.beforeSectionId === edit.sectionId) return set
      const others = { ...set, sections: set.sections.filter((other) => other !== section) }
      return withSection(others, section, edit.beforeSectionId)
    }
    case 'removeSection':
      return removeSection(set, indexOfSection(set, edit.sectionId))
    case 'anchors': {
      const { [edit.kind]: _, ...others } = set.anchors
      return { ...set, anchors: edit.anchors ? { ...others, [edit.kind]: edit.anchors } : others }
    }
  }
}

function editDetail(set: SetContents, { field, was, value }: DetailEdit): EditOutcome {
  const standing = set[field]
  // What isn't filled in is settled by whoever comes last: there is nothing to lose.
  if (standing !== was && standing !== value && field !== 'plannedMinutes')
    return { kind: 'overtaken', standing: String(standing ?? '') }
  return { kind: 'done', set: { ...set, [field]: value } }
}

function renameSection(
  set: SetContents,
  { sectionId, was, title }: Extract<SetEdit, { type: 'renameSection' }>,
): EditOutcome {
  const section = set.sections.find(({ id }) => id === sectionId)
  if (section && section.title !== was && section.title !== title) return { kind: 'overtaken', standing: section.title }
  const sections = set.sections.map((other) => (other === section ? { ...section, title } : other))
  return { kind: 'done', set: { ...set, sections } }
}

/** Before a question wherever that stands now, else at the end of the section, else at the end of the set. */
function placeOf(set: SetContents, { sectionId, beforeId }: Spot): { section: number; index: number } {
  const before = beforeId === null ? null : placeOfEntry(set, beforeId)
  if (before) return before
  const known = sectionId === null ? -1 : indexOfSection(set, sectionId)
  const section = known >= 0 ? known : set.sections.length - 1
  return { section, index: set.sections[section]?.entries.length ?? 0 }
}

function indexOfSection({ sections }: SetContents, sectionId: string): number {
  return sections.findIndex(({ id }) => id === sectionId)
}

function withSection(set: SetContents, section: SetSection, beforeSectionId: string | null): SetContents {
  const before = beforeSectionId === null ? -1 : indexOfSection(set, beforeSectionId)
  return addSection(set, section, before >= 0 ? before : set.sections.length)
}

function withEntry(set: SetContents, entry: SetEntry): SetContents {
  const sections = set.sections.map((section) => ({
    ...section,
    entries: section.entries.map((other) => (other.questionId === entry.questionId ? entry : other)),
  }))
  return { ...set, sections }
}
