/*
 * Words as they are spoken, by the Web Speech API. Chromium can recognise on the device (`processLocally`); where it
 * can't, its maker's servers hear the sound, which is asked about in plain words and is off until then.
 */

/** local: on this device. remote: only by sending the sound away. none: this browser can't. */
export type CaptionSupport = 'local' | 'remote' | 'none'

type RecognitionResult = { isFinal: boolean; 0: { transcript: string } }
type Recognition = EventTarget & {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally?: boolean
  onresult: ((event: { resultIndex: number; results: ArrayLike<RecognitionResult> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start: () => void
  stop: () => void
}
type RecognitionClass = {
  new (): Recognition
  available?: (options: { langs: string[]; processLocally: boolean }) => Promise<string>
}

const LANGUAGE = 'en-US'

/** What this browser can do. */
export async function findCaptionSupport(): Promise<CaptionSupport> {
  const recognition = recognitionClass()
  if (!recognition) return 'none'
  try {
    const answer = await recognition.available?.({ langs: [LANGUAGE], processLocally: true })
    return answer === 'available' ? 'local' : 'remote'
  } catch {
    return 'remote'
  }
}

type Captions = {
  /** Words that stand. */
  onWords: (words: string) => void
  /** Words that may still change; "" when there are none. */
  onInterim: (words: string) => void
  /** It stopped for good: refused, or nobody there to recognise. */
  onStopped: () => void
}

/** Writes down what is said until it is stopped. Returns the way to stop; what was heard by then is still given. */
export function startCaptions(support: 'local' | 'remote', { onWords, onInterim, onStopped }: Captions): () => void {
  const Class = recognitionClass()
  if (!Class) return () => {}
  let isStopped = false
  let isRefused = false
  const recognition = new Class()
  recognition.lang = LANGUAGE
  recognition.continuous = true
  recognition.interimResults = true
  if (support === 'local') recognition.processLocally = true
  recognition.onresult = ({ resultIndex, results }) => {
    const heard = Array.from(results).slice(resultIndex)
    const finals = heard.filter(({ isFinal }) => isFinal).map(({ 0: { transcript } }) => transcript.trim())
    if (finals.length > 0) onWords(finals.join(' '))
    onInterim(
      heard
        .filter(({ isFinal }) => !isFinal)
        .map(({ 0: { transcript } }) => transcript)
        .join(''),
    )
  }
  recognition.onerror = ({ error }) => {
    // A silence ends it, and it begins again; anything else would fail again.
    if (error !== 'no-speech' && error !== 'aborted') isRefused = true
  }
  recognition.onend = () => {
    onInterim('')
    if (isStopped) return
    if (isRefused) onStopped()
    else start()
  }
  function start() {
    try {
      recognition.start()
    } catch {
      onStopped()
    }
  }
  start()
  return () => {
    isStopped = true
    recognition.stop()
  }
}

function recognitionClass(): RecognitionClass | null {
  // Not in TypeScript's DOM: Safari and older Chromium know it by a prefix.
  const scope = globalThis as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass }
  return scope.SpeechRecognition ?? scope.webkitSpeechRecognition ?? null
}
