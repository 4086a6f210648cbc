'use client'

import { useEffect, useRef, useState } from 'react'
import { formatMinutes } from '@/components/ui/format'
import { type MockFields, mockFields, totalSeconds } from '@/lib/mock/mock-options'
import type { MockSourceListing } from '@/lib/mock/mock-queries'

/** How long the mock takes, as its form stands. */
export function MockEstimate({ fields, sources }: { fields: MockFields; sources: MockSourceListing[] }) {
  const place = useRef<HTMLSpanElement>(null)
  const [current, setCurrent] = useState(fields)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    // The form's own fields, by their names: what mockFields knows.
    const read = () => setCurrent(Object.fromEntries(new FormData(form)) as MockFields)
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [])

  return (
    <span className="quiet" role="status" ref={place}>
      {wordsFor(current, sources)}
    </span>
  )
}

function wordsFor(fields: MockFields, sources: MockSourceListing[]): string {
  const parsed = mockFields.safeParse(fields)
  const source = sources.find(({ value }) => value === fields.from)
  if (!parsed.success || !source) return ''
  const seconds = totalSeconds(source.averageSeconds, parsed.data)
  return seconds === null ? 'As long as you like' : `At most ${formatMinutes(seconds)}`
}
