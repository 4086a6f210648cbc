import { newId } from '../session/new-id-browser'
import { LEVEL_MS, SILENCE_DB, speechOf } from './delivery'
import type { TakeFigures, TurnId } from './mock'
import { addPart, type Take } from './recording-store-browser'

/** A part of a recording is stored so often: what a killed tab may lose. */
const PART_MS = 1000
/** A hidden tab measures once a minute at least. */
const MAX_STEPS = 70_000 / LEVEL_MS
/** Speech needs no more, and an hour of it stays under 15 MB. */
const BITS_PER_SECOND = 32_000
/** The first that the browser can: WebM with Opus (Chromium, Firefox), MP4 (Safari). */
const MIME_TYPES = ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4']

/**
 * off: not asked for yet. asking: the browser asks its user. ready: the microphone is open and nothing is recorded.
 * The others say why there is no recording; writing goes on in all of them.
 */
export type MicrophoneStatus = 'off' | 'asking' | 'ready' | 'recording' | 'refused' | 'missing' | 'lost' | 'unsupported'

export type RecorderState = {
  status: MicrophoneStatus
  /** Loudness right now, 0 to 1. */
  level: number
  /** Of the recording that is open, or was last. */
  recordedMs: number
  /** All that was recorded on this page. */
  bytes: number
  /** False once the browser refused to keep a part. */
  isKept: boolean
}

type Input = {
  mockId: string
  ownerId: string
  /** How a recording went, each second or so. */
  onFigures: (turn: TurnId, takeId: string, figures: Omit<TakeFigures, 'isCaptioned'>) => void
}

export type Recorder = {
  state: () => RecorderState
  subscribe: (listener: () => void) => () => void
  /** Records for a turn; goes on with its recording where that was only held. */
  record: (turn: TurnId) => Promise<void>
  /** Holds the recording; nothing is heard until it goes on. */
  hold: () => void
  /** Ends the recording of a turn: what is recorded next is another. */
  endTake: () => void
  /** Ends it and lets go of the microphone; resolves once all of it is stored. */
  close: () => Promise<unknown>
}

/** The microphone of a mock. What it records goes to this browser's own store and never leaves it. */
export function createRecorder({ mockId, ownerId, onFigures }: Input): Recorder {
  const listeners = new Set<() => void>()
  let state: RecorderState = { status: 'off', level: 0, recordedMs: 0, bytes: 0, isKept: true }
  let input: { stream: MediaStream; context: AudioContext; analyser: AnalyserNode } | null = null
  let running: { media: MediaRecorder; turn: TurnId; stopLevels: () => void } | null = null
  /** The turn that is to be recorded: what is asked of us while the browser asks its user holds. */
  let wanted: TurnId | null = null
  let isClosed = false
  /** Resolves once all that was recorded is stored. */
  let stored: Promise<unknown> = Promise.resolve()

  function change(next: Partial<RecorderState>) {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  async function openMicrophone(): Promise<boolean> {
    if (input) return true
    if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) {
      change({ status: 'unsupported' })
      return false
    }
    change({ status: 'asking' })
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true },
      })
      if (isClosed) {
        for (const track of stream.getTracks()) track.stop()
        return false
      }
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      analyser.fftSize = 2048
      context.createMediaStreamSource(stream).connect(analyser)
      input = { stream, context, analyser }
      // Unplugged, or taken away by the system.
      stream.getAudioTracks()[0]?.addEventListener('ended', () => {
        if (input?.stream !== stream) return
        release()
        change({ status: 'lost', level: 0 })
      })
      change({ status: 'ready' })
      return true
    } catch (error) {
      change({ status: statusOf(error) })
      return false
    }
  }

  async function record(turn: TurnId) {
    wanted = turn
    isClosed = false
    if (state.status === 'asking' || !(await openMicrophone()) || !input) return
    if (running && running.turn !== wanted) endTake()
    // Held, or left, while the browser asked.
    if (wanted === null) return
    if (running) {
      if (running.media.state === 'paused') running.media.resume()
    } else {
      running = begin(input.stream, wanted)
    }
    void input.context.resume()
    change({ status: 'recording' })
  }

  function begin(stream: MediaStream, turn: TurnId) {
    const mimeType = MIME_TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? ''
    const media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
    const levels: number[] = []
    const take: Take = {
      ...{ id: newId(), mockId, ownerId, turn, mimeType: media.mimeType || mimeType },
      ...{ startedAt: Date.now(), recordedMs: 0, bytes: 0 },
    }
    let parts = 0
    let writes: Promise<unknown> = Promise.resolve()
    media.addEventListener('dataavailable', ({ data }) => {
      if (data.size === 0) return
      const part = parts++
      take.recordedMs = levels.length * LEVEL_MS
      take.bytes += data.size
      const written = { ...take }
      change({ bytes: state.bytes + data.size })
      // One after another: a later part never stands without the one before it.
      writes = writes.then(async () => {
        const isKept = await addPart(written, part, await data.arrayBuffer())
        if (!isKept) change({ isKept: false })
      })
      onFigures(turn, take.id, { recordedMs: written.recordedMs, ...speechOf(levels) })
    })
    stored = Promise.all([stored, new Promise((resolve) => media.addEventListener('stop', resolve))]).then(() => writes)
    const stopLevels = measure(media, levels)
    change({ recordedMs: 0 })
    media.start(PART_MS)
    return { media, turn, stopLevels }
  }

  /** Loudness, ten times a second; a hidden tab measures less often, and each measure stands for the time since. */
  function measure(media: MediaRecorder, levels: number[]): () => void {
    const samples = new Float32Array(2048)
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const since = Math.round((now - last) / LEVEL_MS)
      if (since === 0) return
      last += since * LEVEL_MS
      // Longer than a hidden tab is kept waiting: the machine slept, and heard nothing.
      const steps = since > MAX_STEPS ? 1 : since
      if (media.state !== 'recording' || !input) return
      input.analyser.getFloatTimeDomainData(samples)
      const level = decibels(samples)
      for (let step = 0; step < steps; step += 1) levels.push(level)
      change({ level: Math.max(0, 1 + level / 60), recordedMs: levels.length * LEVEL_MS })
    }, LEVEL_MS)
    return () => clearInterval(timer)
  }

  function hold() {
    wanted = null
    if (running?.media.state !== 'recording') return
    running.media.requestData()
    running.media.pause()
    change({ status: 'ready', level: 0 })
  }

  function endTake() {
    if (!running) return
    const { media, stopLevels } = running
    running = null
    stopLevels()
    if (media.state !== 'inactive') media.stop()
    if (state.status === 'recording') change({ status: 'ready', level: 0 })
  }

  function release() {
    endTake()
    if (!input) return
    const { stream, context } = input
    input = null
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record,
    hold,
    endTake,
    close: () => {
      isClosed = true
      wanted = null
      release()
      change({ status: 'off', level: 0 })
      return stored
    },
  }
}

function statusOf(error: unknown): MicrophoneStatus {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  // Another program holds it, or the system lost it.
  return name === 'NotReadableError' || name === 'AbortError' ? 'lost' : 'refused'
}

/** Root mean square, in dB below full scale. */
function decibels(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const power = sum / samples.length
  return power === 0 ? SILENCE_DB : Math.max(SILENCE_DB, Math.round(10 * Math.log10(power)))
}
