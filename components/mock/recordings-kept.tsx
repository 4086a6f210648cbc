'use client'

import { useEffect, useState } from 'react'
import { formatBytes, plural } from '@/components/ui/format'
import { deleteRecordings, sumRecordings } from '@/lib/mock/recording-store-browser'
import { listOwnIds } from '@/lib/session/identity-browser'

type Kept = { ownerIds: string[]; mocks: number; bytes: number }

/** How much room recordings take in this browser, and the way to be rid of all of them. */
export function RecordingsKept({ ownerId }: { ownerId: string }) {
  const [kept, setKept] = useState<Kept | null>(null)
  useEffect(() => {
    void listOwnIds(ownerId).then(async (ownerIds) => {
      const sums = [...(await sumRecordings(ownerIds)).values()]
      setKept({ ownerIds, mocks: sums.length, bytes: sums.reduce((sum, size) => sum + size, 0) })
    })
  }, [ownerId])
  if (!kept || kept.mocks === 0) return null
  return (
    <p className="buttons recordings-kept">
      <span>
        Recordings of {plural(kept.mocks, 'mock')}, {formatBytes(kept.bytes)}, in this browser only.
      </span>
      <button
        className="button button--quiet"
        type="button"
        onClick={() => void deleteRecordings({ ownerIds: kept.ownerIds }).then(() => setKept(null))}
      >
        Delete all recordings
      </button>
    </p>
  )
}
