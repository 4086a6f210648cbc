'use client'

import { useCallback, useState } from 'react'
import { type EditorFoot, type EditorPage, footOf } from '@/lib/answer/editor-page'

/**
 * What stands around the open answer, read anew after it changed. Not by the router: where that can't reach the server
 * it leaves the page, and with it the text that is being written.
 */
export function useEditorFoot(page: EditorPage): { foot: EditorFoot; refresh: (answerId: string) => Promise<void> } {
  const [foot, setFoot] = useState(() => footOf(page))
  const { slug } = page.question

  const refresh = useCallback(
    async (answerId: string) => {
      const address = `/answers/${slug}?answer=${answerId}`
      if (location.pathname + location.search !== address) history.replaceState(null, '', address)
      const response = await fetch(`/api/me/answers?slug=${slug}&answer=${answerId}`).catch(() => null)
      if (!response?.ok) return
      // Our own endpoint: its shape is this type, with dates as JSON writes them.
      const { revisions, ...rest } = (await response.json()) as EditorFoot
      const withDates = revisions.map((revision) => ({
        ...revision,
        startedAt: new Date(revision.startedAt),
        savedAt: new Date(revision.savedAt),
      }))
      setFoot({ ...rest, revisions: withDates })
    },
    [slug],
  )

  return { foot, refresh }
}
