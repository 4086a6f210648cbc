/** Calls back with a voice of this device that speaks English, or null; again when the browser has loaded its voices. */
export function watchLocalVoice(listener: (voice: SpeechSynthesisVoice | null) => void): () => void {
  if (!('speechSynthesis' in globalThis)) return () => {}
  const tell = () => {
    const voices = speechSynthesis.getVoices()
    // Others would send the question to a server.
    listener(voices.find(({ localService, lang }) => localService && lang.startsWith('en')) ?? null)
  }
  tell()
  speechSynthesis.addEventListener('voiceschanged', tell)
  return () => speechSynthesis.removeEventListener('voiceschanged', tell)
}

/** Says a text; what was being said stops. */
export function readAloud(text: string, voice: SpeechSynthesisVoice): void {
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang
  speechSynthesis.cancel()
  speechSynthesis.speak(utterance)
}

/** Stops what is being said. */
export function stopReading(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
}
