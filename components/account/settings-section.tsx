import type { ReactNode } from 'react'

/** A part of the account page: what it is about at the left, what can be done at the right. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const id = `section-${title.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="settings__body">{children}</div>
    </section>
  )
}
