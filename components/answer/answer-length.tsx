import { formatClock, formatMinutes, plural } from '@/components/ui/format'
import { useSettled } from '@/components/ui/use-settled'
import { countWords, speakingSeconds } from '@/lib/answer/answer'

/** A pause between keys: to count a long text takes as long as all else that a key does. */
const PAUSE_MS = 150

type Props = { text: string; limitSeconds: number }

/** How long an answer is, in words and said aloud, beside how long it may take. */
export function AnswerLength({ text, limitSeconds }: Props) {
  return <CountedLength text={useSettled(text, PAUSE_MS)} limitSeconds={limitSeconds} />
}

function CountedLength({ text, limitSeconds }: Props) {
  const words = countWords(text)
  const seconds = speakingSeconds(words)
  const aloud = seconds < 100 ? plural(seconds, 'second') : formatMinutes(seconds)
  return `${plural(words, 'word')}, about ${aloud} aloud of ${formatClock(limitSeconds)}`
}
