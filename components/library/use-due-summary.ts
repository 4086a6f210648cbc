'use client'

import { useSyncExternalStore } from 'react'
import { localZone } from '@/components/ui/format'
import type { DueSummary } from '@/lib/review/due-summary'

/*
 * What is mine on a public page comes in one request, whatever the number of places that show it: the page itself
 * is cached whole and holds nothing personal.
 */
let summary: DueSummary | null = null
let isAsked = false
const listeners = new Set<() => void>()

/** What is due for whoever looks, or null: not known yet, never practised here, or out of reach. */
export function useDueSummary(): DueSummary | null {
  return useSyncExternalStore(
    subscribe,
    () => summary,
    () => null,
  )
}

/** Asks again, after something that changes it was stored. */
export async function refreshDueSummary(): Promise<void> {
  const response = await fetch(`/api/me/due?zone=${encodeURIComponent(localZone())}`).catch(() => null)
  if (!response?.ok) return
  // Our own endpoint: its shape is this type.
  summary = (await response.json()) as DueSummary
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (!isAsked) {
    isAsked = true
    void refreshDueSummary()
  }
  return () => listeners.delete(listener)
}
