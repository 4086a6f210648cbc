'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { createDraftSaver, type DraftSaver, type DraftView, type StoredAnswer } from '@/lib/answer/draft-saver-browser'
import type { PageOwner } from '@/lib/session/command'

type Input = { owner: PageOwner; questionId: string; stored: StoredAnswer }

/** The text of one answer as a component sees it, and what can be done with it. */
export function useDraft(input: Input): DraftView & { saver: DraftSaver } {
  const [saver] = useState(() => createDraftSaver(input))
  const view = useSyncExternalStore(saver.subscribe, saver.view, saver.view)
  useEffect(() => saver.open(), [saver])
  return { ...view, saver }
}
