'use client'

import { useEffect, useState } from 'react'
import { formatBytes, plural } from '@/components/ui/format'
import { deleteRecordings, sumRecordings } from '@/lib/mock/recording-store-browser'

/** How much room recordings take in this browser, and the way to be rid of all of them. */
export function RecordingsKept({ ownerId }: { ownerId: string | null }) {
  const [bytes, setBytes] = useState<number[]>([])
  useEffect(() => {
    void sumRecordings(ownerId).then((sums) => setBytes([...sums.values()]))
  }, [ownerId])
  if (bytes.length === 0) return null
  return (
    <p className="buttons recordings-kept">
      <span>
        Recordings of {plural(bytes.length, 'mock')}, {formatBytes(bytes.reduce((sum, size) => sum + size, 0))}, in this
        browser only.
      </span>
      <button
        className="button button--quiet"
        type="button"
        onClick={() => void deleteRecordings({ ownerId }).then(() => setBytes([]))}
      >
        Delete all recordings
      </button>
    </p>
  )
}
