import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, vi } from 'vitest'

// Import it before anything that reads the settings: `await vi.hoisted(() => import(...))`. What Callback mails without
// SMTP_URL lands in a folder of this file's own.
const folder = mkdtempSync(path.join(tmpdir(), 'callback-mail-'))
process.env.CALLBACK_DATA_DIR = folder
delete process.env.SMTP_URL
process.env.NEXTAUTH_URL = 'https://prep.example.org'

afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const PUBLIC_URL = 'https://prep.example.org'

/** All mails to an address, the oldest first. */
export function listMails(to: string): string[] {
  return readMails().filter((mail) => mail.includes(`\nTo: ${to}\n`))
}

/** Waits for as many mails to an address as it should have by now, and gives the newest. */
export async function awaitMail(to: string, count: number): Promise<string> {
  await vi.waitFor(() => expect(listMails(to)).toHaveLength(count), 20_000)
  return listMails(to).at(-1) ?? ''
}

/** The address in a mail that leads to a page. */
export function linkIn(mail: string, page: string): URL {
  const line = mail.split(/\r?\n/).find((each) => each.startsWith(`${PUBLIC_URL}${page}`))
  if (!line) throw new Error(`There is no link to ${page} in:\n${mail}`)
  return new URL(line)
}

/** The token in a mail's link to a page. */
export function tokenIn(mail: string, page: string): string {
  return linkIn(mail, page).searchParams.get('token') ?? ''
}

function readMails(): string[] {
  try {
    return readdirSync(path.join(folder, 'mail'))
      .sort()
      .map((name) => readFileSync(path.join(folder, 'mail', name), 'utf8'))
  } catch {
    return []
  }
}
