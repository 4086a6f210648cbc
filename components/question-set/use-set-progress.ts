'use client'

import { useSyncExternalStore } from 'react'
import type { AnswerStanding } from '@/lib/answer/answer-queries'

/** Per question id: when it is due (null: never rated), and where its answer stands. */
export type SetProgress = Record<string, { dueAt: string | null; answer: AnswerStanding | null }>

const known = new Map<string, SetProgress | null>()
const listeners = new Set<() => void>()

/** Where each question of a set stands for whoever looks; null until it is known. One request for all its rows. */
export function useSetProgress(setSlug: string): SetProgress | null {
  return useSyncExternalStore(
    (listener) => subscribe(setSlug, listener),
    () => known.get(setSlug) ?? null,
    () => null,
  )
}

function subscribe(setSlug: string, listener: () => void): () => void {
  listeners.add(listener)
  if (!known.has(setSlug)) {
    known.set(setSlug, null)
    void load(setSlug)
  }
  return () => listeners.delete(listener)
}

async function load(setSlug: string): Promise<void> {
  const response = await fetch(`/api/me/set?slug=${encodeURIComponent(setSlug)}`).catch(() => null)
  if (!response?.ok) return
  // Our own endpoint: its shape is this type.
  const { questions } = (await response.json()) as { questions: SetProgress }
  known.set(setSlug, questions)
  for (const listener of listeners) listener()
}
