import {
  NEUTRAL_TITLE,
  type OwnQuestion,
  type OwnSection,
  type OwnSetDocument,
  onOneLine,
  SET_LIMITS,
} from './question-set'

/** A question that a set may get. `key` names it for as long as what it was read from stays the same. */
export type ProposedQuestion = {
  key: string
  question: Omit<OwnQuestion, 'id'>
  isMustAsk: boolean
  minutes: number | null
}

export type ProposedSection = { title: string; questions: ProposedQuestion[] }

/** A set as it was understood from a paste or a file: what is shown before anything is saved. Nothing has an id yet. */
export type SetProposal = {
  title: string
  purpose: string
  plannedMinutes: number | null
  sections: ProposedSection[]
}

/** What a person made of a proposal. */
export type SetChoices = {
  /** Null for what was understood. */
  title: string | null
  purpose: string | null
  /** Questions put in other words, by their keys. */
  texts: ReadonlyMap<string, string>
  /** Keys of questions that are left out. */
  left: ReadonlySet<string>
  /** Keys of unused lines of a paste that are questions all the same. */
  added: ReadonlySet<string>
}

export const NO_CHOICES: SetChoices = {
  title: null,
  purpose: null,
  texts: new Map(),
  left: new Set(),
  added: new Set(),
}

/** What there is to put right before a set is made: sentences, null and empty where there is nothing. */
export type ProposalProblems = {
  title: string | null
  purpose: string | null
  /** By their keys. */
  questions: ReadonlyMap<string, string>
  set: string | null
}

/** The proposal that a file's document is. Its questions' ids are their keys. */
export function proposalOfDocument({ set, questions }: OwnSetDocument): SetProposal {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const sections = set.sections.map(({ title, entries }) => ({
    title,
    questions: entries.flatMap(({ questionId, isMustAsk, minutes }): ProposedQuestion[] => {
      const { id: key, ...question } = byId.get(questionId) ?? { id: null }
      return key === null || !('text' in question) ? [] : [{ key, question, isMustAsk, minutes }]
    }),
  }))
  return { title: set.title, purpose: set.purpose, plannedMinutes: set.plannedMinutes, sections }
}

/** A question's text as it is chosen to be. */
export function chosenText({ key, question }: ProposedQuestion, { texts }: SetChoices): string {
  return texts.get(key) ?? question.text
}

/** The questions that are chosen, in their order. */
export function takenQuestions({ sections }: SetProposal, { left }: SetChoices): ProposedQuestion[] {
  return sections.flatMap(({ questions }) => questions.filter(({ key }) => !left.has(key)))
}

/**
 * What forbids to make a set of it. Where there is nothing, {@link documentOfProposal} gives what the schema takes.
 * @param standing how many questions the set has already to which these are added; absent for a new one, which is named
 */
export function problemsOf(proposal: SetProposal, choices: SetChoices, standing?: number): ProposalProblems {
  const taken = takenQuestions(proposal, choices)
  const questions = new Map<string, string>()
  for (const proposed of taken) {
    const text = onOneLine(chosenText(proposed, choices))
    if (text === '') questions.set(proposed.key, 'Write the question, or take its tick out.')
    const problem = tooLong('A question', text, SET_LIMITS.questionCharacters)
    if (problem) questions.set(proposed.key, problem)
  }
  const isNew = standing === undefined
  return {
    title: isNew ? tooLong('A title', onOneLine(choices.title ?? proposal.title), SET_LIMITS.titleCharacters) : null,
    purpose: isNew
      ? tooLong('A purpose', onOneLine(choices.purpose ?? proposal.purpose), SET_LIMITS.purposeCharacters)
      : null,
    questions,
    set:
      taken.length === 0
        ? 'Tick at least one question.'
        : (standing ?? 0) + taken.length > SET_LIMITS.questions
          ? `A set holds at most ${SET_LIMITS.questions} questions${standing ? `, this one has ${standing}` : ''}, and ${taken.length} are ticked.`
          : null,
  }
}

/** Whether there is anything to put right. */
export function hasProblems({ title, purpose, questions, set }: ProposalProblems): boolean {
  return title !== null || purpose !== null || set !== null || questions.size > 0
}

/**
 * The set that a proposal becomes by what was chosen, with ids of its own throughout: never those of a file. A section
 * of which nothing was taken is left out.
 */
export function documentOfProposal(proposal: SetProposal, choices: SetChoices, newId: () => string): OwnSetDocument {
  const questions: OwnQuestion[] = []
  const sections = proposal.sections.flatMap(({ title, questions: proposed }): OwnSection[] => {
    const taken = proposed.filter(({ key }) => !choices.left.has(key))
    if (taken.length === 0 && proposed.length > 0) return []
    const entries = taken.map((one) => {
      const id = newId()
      questions.push({ ...one.question, id, text: onOneLine(chosenText(one, choices)) })
      return { questionId: id, isMustAsk: one.isMustAsk, minutes: one.minutes }
    })
    return [{ title, entries }]
  })
  const set = {
    id: newId(),
    title: onOneLine(choices.title ?? proposal.title) || NEUTRAL_TITLE,
    purpose: onOneLine(choices.purpose ?? proposal.purpose),
    sections,
    plannedMinutes: proposal.plannedMinutes,
  }
  return { set, questions }
}

function tooLong(what: string, text: string, max: number): string | null {
  return text.length <= max ? null : `${what} has at most ${max} characters, and this has ${text.length}.`
}
