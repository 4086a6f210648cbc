import { OWN_TOPIC, type SetQuestion } from '@/lib/question-set/own-set'
import { type OwnQuestion, QUESTION_DEFAULTS } from '@/lib/question-set/question-set'

type Written = Pick<OwnQuestion, 'id' | 'text'> & Partial<Pick<OwnQuestion, 'kind' | 'level' | 'timeLimitSeconds'>>

/** A question of one's own as a set's row shows it, before the server has said so. */
export function ownRow({ id, text, ...written }: Written): SetQuestion {
  const { kind, level, timeLimitSeconds } = { ...QUESTION_DEFAULTS, ...written }
  return { id, slug: id, text, kind, level, timeLimitSeconds, topic: OWN_TOPIC, isOwn: true }
}
