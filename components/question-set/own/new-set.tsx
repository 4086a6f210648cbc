'use client'

import { SetMaker } from '@/components/question-set/make/set-maker'
import type { SetView } from '@/lib/question/question-views'
import { newId } from '@/lib/session/new-id-browser'
import { useMakeSet } from './use-make-set'

type Props = { ownerId: string | null; from: SetView | null }

/** The ways to a set of one's own: a copy of a curated one, an empty one, and what is pasted or opened. */
export function NewSet({ ownerId, from }: Props) {
  const { make, isBusy, problem } = useMakeSet(ownerId)
  const makeOf = (title: string, purpose: string, sections: { title: string; questionIds: string[] }[]) =>
    make({
      set: {
        id: newId(),
        title,
        purpose,
        plannedMinutes: null,
        sections: sections.map(({ title: heading, questionIds }) => ({
          title: heading,
          entries: questionIds.map((questionId) => ({ questionId, isMustAsk: false, minutes: null })),
        })),
      },
      questions: [],
    })
  return (
    <>
      <div className="buttons new-set__ways">
        {from && (
          <button
            className="button button--primary"
            type="button"
            disabled={isBusy}
            onClick={() =>
              makeOf(
                from.title,
                from.purpose,
                from.sections.map(({ title, questions }) => ({ title, questionIds: questions.map(({ id }) => id) })),
              )
            }
          >
            Copy “{from.title}”, {from.questionCount} questions
          </button>
        )}
        <button className="button" type="button" disabled={isBusy} onClick={() => makeOf('New set', '', [])}>
          Begin with an empty set
        </button>
      </div>
      <SetMaker onMake={make} isBusy={isBusy} problem={problem} />
    </>
  )
}
