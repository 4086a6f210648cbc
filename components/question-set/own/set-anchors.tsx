'use client'

import { capitalised, type QuestionKind } from '@/lib/question/question'
import type { SetEdit } from '@/lib/question-set/edit-set'
import { ANCHOR_CHARACTERS, anchorsOf, DEFAULT_ANCHORS, KIT_SCORES, type KindAnchors } from '@/lib/question-set/kit'
import type { AnchorOverrides } from '@/lib/question-set/own-set'

type Props = { kinds: readonly QuestionKind[]; anchors: AnchorOverrides; send: (edit: SetEdit) => void }

/** What 1 to 4 mean on this set's kit, a row for each kind of question in it. Left empty, ours stand there. */
export function SetAnchors({ kinds, anchors, send }: Props) {
  const all = anchorsOf(anchors)
  function change(kind: QuestionKind, place: number, typed: string) {
    const words = all[kind].map((word, index) =>
      index === place ? typed.trim() || DEFAULT_ANCHORS[kind][index] : word,
    )
    if (words.join('\n') === all[kind].join('\n')) return
    const isDefault = words.join('\n') === DEFAULT_ANCHORS[kind].join('\n')
    send({ type: 'anchors', kind, anchors: isDefault ? null : (words as KindAnchors) })
  }
  if (kinds.length === 0) return null
  return (
    <details className="topic set-anchors">
      <summary>What 1 to 4 mean on the interview kit</summary>
      {kinds.map((kind) => (
        <fieldset key={kind} className="set-anchors__kind">
          <legend>{capitalised(kind)} questions</legend>
          {KIT_SCORES.map((score, place) => (
            <label className="set-anchors__one" key={score}>
              <span className="mono">{score}</span>
              <input
                className="input"
                key={all[kind][place]}
                defaultValue={all[kind][place]}
                maxLength={ANCHOR_CHARACTERS}
                onBlur={({ currentTarget }) => change(kind, place, currentTarget.value)}
              />
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  )
}
