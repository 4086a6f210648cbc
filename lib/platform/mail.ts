import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from './env'
import { log } from './log'

/** A mail of plain text. */
export type Mail = { to: string; subject: string; text: string }

/** Whether mail leaves this machine: without SMTP_URL it becomes a file that whoever runs this can read. */
export function isMailSent(): boolean {
  return env().smtpUrl !== null
}

/**
 * Sends a mail by SMTP_URL, or writes it to the data folder. Not waited for, so that an answer takes as long whether
 * there was something to send or not: a failure is for the log, and the reader asks again.
 */
export function sendMail(mail: Mail): void {
  deliver(mail).catch((error) => log.error({ err: error }, 'a mail could not be sent'))
}

async function deliver(mail: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = env()
  if (!smtpUrl) return writeDown(mail, mailFrom)
  // Loaded at its first use: most processes never send any.
  const { createTransport } = await import('nodemailer')
  await createTransport(smtpUrl).sendMail({ from: mailFrom, ...mail })
}

/** As a message that mail programs open, and with its links in one piece for whoever reads the file. */
function writeDown({ to, subject, text }: Mail, from: string): void {
  const now = new Date()
  const folder = path.join(env().dataDir, 'mail')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${now.toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.eml`
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${now.toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ]
  writeFileSync(path.join(folder, name), lines.join('\n'), { mode: 0o600 })
  log.warn({ file: path.join('mail', name) }, 'SMTP_URL is not set: a mail was written to the data folder')
}
