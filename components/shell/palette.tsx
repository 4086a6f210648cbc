'use client'

import { Command } from 'cmdk'
import { useEffect, useRef, useState } from 'react'
import type { LibraryIndex } from '@/lib/question/question-views'

const ACTIONS = [
  { name: 'Study what is due', href: '/study', shortcut: 'S' },
  { name: 'Mock interview', href: '/mock', shortcut: 'M' },
  { name: 'My answers', href: '/answers', shortcut: 'A' },
  { name: 'My stories', href: '/stories', shortcut: '' },
  { name: 'New story', href: '/stories/new', shortcut: '' },
  { name: 'My sets', href: '/my/sets', shortcut: 'T' },
  { name: 'New set: paste, copy, or write', href: '/my/sets/new', shortcut: '' },
  { name: 'Progress', href: '/progress', shortcut: 'P' },
  { name: 'Library', href: '/', shortcut: '' },
  { name: 'Search', href: '/search', shortcut: '/' },
  { name: 'Account and settings', href: '/account', shortcut: '' },
  { name: 'How due dates are set', href: '/due-dates', shortcut: '' },
]

/** Reaches everything by its name: a question, a set, a place. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [index, setIndex] = useState<LibraryIndex>({ sets: [], questions: [] })

  useEffect(() => {
    dialog.current?.showModal()
    field.current?.focus()
    void loadIndex().then((loaded) => loaded && setIndex(loaded))
  }, [])

  return (
    <dialog className="overlay palette" ref={dialog} onClose={onClose} aria-label="Go to anything">
      <Command label="Go to a question, a set or a place">
        <Command.Input className="palette__input" ref={field} placeholder="A question, a set, a place" />
        <Command.List className="palette__list" label="Results">
          <Command.Empty className="palette__group">Nothing by that name. Try fewer words.</Command.Empty>
          <Command.Group heading={<p className="palette__group">Places</p>}>
            {ACTIONS.map(({ name, href, shortcut }) => (
              <Option key={href} name={name} href={href} hint={shortcut} />
            ))}
          </Command.Group>
          {index.sets.length > 0 && (
            <Command.Group heading={<p className="palette__group">Sets</p>}>
              {index.sets.map(({ slug, title }) => (
                <Option key={slug} name={title} href={`/sets/${slug}`} hint="set" />
              ))}
            </Command.Group>
          )}
          {index.questions.length > 0 && (
            <Command.Group heading={<p className="palette__group">Questions</p>}>
              {index.questions.map(({ slug, text, topic }) => (
                <Option key={slug} name={text} href={`/questions/${slug}`} hint={topic} isQuestion />
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  )
}

type OptionProps = { name: string; href: string; hint: string; isQuestion?: boolean }

function Option({ name, href, hint, isQuestion = false }: OptionProps) {
  return (
    <Command.Item className="palette__option" value={`${name} ${hint}`} onSelect={() => location.assign(href)}>
      <span className={isQuestion ? 'read' : undefined}>{name}</span>
      <span className="mono">{hint}</span>
    </Command.Item>
  )
}

async function loadIndex(): Promise<LibraryIndex | null> {
  const response = await fetch('/api/library').catch(() => null)
  // Our own endpoint: its shape is this type.
  return response?.ok ? ((await response.json()) as LibraryIndex) : null
}
