import type { QuestionKind } from '../question/question'

/** What an interviewer goes on with where a question's file names nothing. */
const BY_KIND: Record<QuestionKind, string[]> = {
  behavioural: [
    'What would you do differently today?',
    'What did the others see differently, and were they right?',
    'Which part of that was yours alone?',
    'How did you know that it had worked?',
  ],
  situational: [
    'And if you had half the time?',
    'Whom would you tell first, and what would you say?',
    'What would make you change your mind?',
    'Where would that plan break first?',
  ],
  technical: [
    'How would you notice that it fails?',
    'What does it cost, and what would a cheaper way give up?',
    'What changes with a hundred times the load?',
    'Which part would you test first, and how?',
  ],
  motivation: [
    'What would make you leave?',
    'What have you done about that already?',
    'What would you miss?',
    'How would a colleague of yours put it?',
  ],
  background: [
    'Which of that would you leave out, if you had to?',
    'What did you learn there that you still use?',
    'What was hardest about the change?',
    'What would your last team say of it?',
  ],
}

/** What may be asked after a question's answer: what its file names, then what fits its kind. */
export function listFollowUps({ kind, followUps }: { kind: QuestionKind; followUps: readonly string[] }): string[] {
  return [...followUps, ...BY_KIND[kind]]
}

/**
 * What to ask after an answer; nothing that was asked before in the same mock.
 * @param question `followUps` are those that fit it, the best first
 * @param _answer what was said: what it left out will choose among them, once the coach can tell
 * @returns null where all were asked
 */
export function chooseFollowUp(
  question: { followUps: readonly string[] },
  _answer: string,
  asked: ReadonlySet<string>,
): string | null {
  return question.followUps.find((followUp) => !asked.has(followUp)) ?? null
}
