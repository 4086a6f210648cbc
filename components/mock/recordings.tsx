'use client'

import { useEffect, useRef, useState } from 'react'
import { formatBytes, formatClock } from '@/components/ui/format'
import type { TurnId } from '@/lib/mock/mock'
import { listTakes, readTake } from '@/lib/mock/recording-store-browser'

type Props = {
  mockId: string
  turn: TurnId
  /** Whether one was made, in whichever browser. */
  wasRecorded: boolean
}

type Playable = { id: string; blob: Blob; recordedMs: number; bytes: number }

/** The recordings of a turn, out of this browser's own store. */
export function Recordings({ mockId, turn, wasRecorded }: Props) {
  const [takes, setTakes] = useState<Playable[] | null>(null)

  useEffect(() => {
    let isGone = false
    void loadTakes(mockId, turn).then((loaded) => {
      if (!isGone) setTakes(loaded)
    })
    return () => {
      isGone = true
    }
  }, [mockId, turn])

  if (takes === null) return null
  if (takes.length === 0) {
    if (!wasRecorded) return null
    return <p className="quiet">The recording isn’t in this browser: it stays where it was made, or was deleted.</p>
  }
  return (
    <ul className="recordings">
      {takes.map(({ id, blob, recordedMs, bytes }, index) => (
        <li key={id}>
          <Player blob={blob} name={takes.length > 1 ? `Recording ${index + 1}` : 'Recording'} />
          <span className="mono quiet">
            {formatClock(Math.round(recordedMs / 1000))}, {formatBytes(bytes)}
          </span>
        </li>
      ))}
    </ul>
  )
}

async function loadTakes(mockId: string, turn: TurnId): Promise<Playable[]> {
  const takes = (await listTakes(mockId)).filter((take) => take.turn === turn)
  const loaded = await Promise.all(takes.map(async (take) => ({ take, blob: await readTake(take) })))
  return loaded.flatMap(({ take: { id, recordedMs, bytes }, blob }) => (blob ? [{ id, blob, recordedMs, bytes }] : []))
}

function Player({ blob, name }: { blob: Blob; name: string }) {
  const player = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const audio = player.current
    if (!audio) return
    const address = URL.createObjectURL(blob)
    audio.src = address
    return () => {
      // Before its address goes: what is still being read would be looked for in vain.
      audio.removeAttribute('src')
      audio.load()
      URL.revokeObjectURL(address)
    }
  }, [blob])
  return (
    // biome-ignore lint/a11y/useMediaCaption: its transcript, as far as there is one, stands below it.
    <audio
      controls
      ref={player}
      aria-label={name}
      preload="metadata"
      onLoadedMetadata={(event) => findLength(event.currentTarget)}
    />
  )
}

/**
 * What a browser records says no length of itself, so the player would have no end: going there makes it look.
 * (Chromium's own bug 642012, as old as recording.)
 */
function findLength(audio: HTMLAudioElement): void {
  if (Number.isFinite(audio.duration)) return
  audio.addEventListener(
    'timeupdate',
    () => {
      audio.currentTime = 0
    },
    { once: true },
  )
  audio.currentTime = Number.MAX_SAFE_INTEGER
}
