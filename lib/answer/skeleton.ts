import type { QuestionKind } from '../question/question'

/** A frame to begin an answer from: lines to write on behind, in the order in which a listener needs them. */

const SKELETONS: Record<QuestionKind, string[]> = {
  // Situation, task, action, result: what listeners to a story are trained to wait for.
  behavioural: [
    'Where and when it was: ',
    'What I had to do: ',
    'What I did, step by step: ',
    'What came of it, in a figure: ',
  ],
  situational: [
    'What I would find out first: ',
    'What I would do, in this order: ',
    'What could go wrong, and then: ',
    'When I did something like it: ',
  ],
  technical: [
    'In one sentence: ',
    'How it works, from the one end to the other: ',
    'Where it breaks, and what then: ',
    'A case of mine, with its figures: ',
  ],
  motivation: ['What draws me, concretely: ', 'Where I have shown it: ', 'What I want to be able to do in a year: '],
  background: ['What I do now: ', 'What led there, in two steps: ', 'What of it helps here: '],
}

/** The frame for a kind of question. */
export function skeletonOf(kind: QuestionKind): string {
  return SKELETONS[kind].join('\n\n')
}
