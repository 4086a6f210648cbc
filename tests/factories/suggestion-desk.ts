import type { Database } from '../../lib/platform/db'
import { ACCOUNT_COOKIE } from '../../lib/session/session-cookie'
import { decideSuggestion } from '../../lib/suggestion/suggestion-commands'
import { getDeskPage, getMadePage } from '../../lib/suggestion/suggestion-queries'
import { type Fields, inRequest, newVisitor, sendForm, type Visitor } from '../setup/visitor'
import { createSignedIn } from './accounts'
import { NOW } from './practice'

/** A browser in which somebody is signed in who decides what is suggested for the library. */
export async function insertMaintainer(database: Database): Promise<Visitor> {
  const { userId, cookie } = await createSignedIn(database, NOW)
  await database.user.update({ where: { id: userId }, data: { role: 'maintainer' } })
  const visitor = newVisitor()
  visitor.jar.set(ACCOUNT_COOKIE, cookie)
  return visitor
}

/** The page on which somebody decides, and the one that says what became of what they suggested. */
export const desk = (visitor: Visitor, at: string | null = null) => inRequest(visitor, () => getDeskPage(at, null))
export const made = (visitor: Visitor) => inRequest(visitor, getMadePage)

/** What the desk's form of a suggestion sends. */
export async function seen(visitor: Visitor, id: string, fields: Fields): Promise<Fields> {
  const { current } = await desk(visitor, id)
  return { id, state: current?.id === id ? current.state : 'nothing', next: '', ...fields }
}

/** Decides what lies open on the desk. @returns the error's code; "done" for none */
export async function decide(visitor: Visitor, id: string, fields: Fields): Promise<string> {
  return (await sendForm(visitor, decideSuggestion, await seen(visitor, id, fields))).error?.code ?? 'done'
}
