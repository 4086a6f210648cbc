'use client'

import { createContext, use, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { type KitBlank, type KitMark, type KitMarks, markOf, NO_MARK, withMark } from '@/lib/question-set/kit-marks'
import { type KitMarksStore, type KitMarksView, UNREAD_VIEW } from '@/lib/question-set/kit-marks-browser'

/** What the fields of a sheet share: where they are kept, and the question that the keys 1 to 4 rate. */
export type KitDesk = {
  store: KitMarksStore
  /** The question that has the focus or had it last; null before any had. */
  currentKey: string | null
  /** Says something to a screen reader. */
  say: (sentence: string) => void
}

export const KitDeskContext = createContext<KitDesk | null>(null)

/** The desk around a field. */
export function useKitDesk(): KitDesk {
  const desk = use(KitDeskContext)
  if (!desk) throw new Error('A field of a kit stands outside of its KitMarks.')
  return desk
}

/** All that was typed, and whether it is kept. Blank until the browser was asked. */
export function useKitMarks(store: KitMarksStore): KitMarksView {
  return useSyncExternalStore(store.subscribe, store.view, () => UNREAD_VIEW)
}

/** What was typed at one question, and the way to change it. */
export function useKitMark(key: string): [KitMark, (change: (mark: KitMark) => Partial<KitMark>) => void] {
  const { store } = useKitDesk()
  const mark = useSyncExternalStore(
    store.subscribe,
    () => markOf(store.view().marks, key),
    () => NO_MARK,
  )
  return [mark, (change) => store.change((marks) => withMark(marks, key, change(markOf(marks, key))))]
}

/** One of the three lines in the head, and the way to change it. */
export function useKitBlank(blank: KitBlank): [string, (change: (typed: string) => string) => void] {
  const { store } = useKitDesk()
  const typed = useSyncExternalStore(
    store.subscribe,
    () => store.view().marks[blank],
    () => '',
  )
  const changed = (marks: KitMarks, text: string): KitMarks => ({ ...marks, [blank]: text })
  return [typed, (change) => store.change((marks) => changed(marks, change(marks[blank])))]
}

/** Does something once, as a field comes to life: before what was kept is shown in it. */
export function useOnceAlive(work: () => void): void {
  const first = useRef(work)
  useLayoutEffect(() => first.current(), [])
}
