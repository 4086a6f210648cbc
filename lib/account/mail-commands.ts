import 'server-only'
import { env, publicUrlOf } from '../platform/env'
import { log } from '../platform/log'
import { sendMail } from '../platform/mail'
import type { MailText } from './mails'

/** The whole address of a page, for a mail: always the configured one, whatever host a request named. */
export function mailLink(path: string, query: Record<string, string>): string {
  const search = new URLSearchParams(query).toString()
  return `${publicUrlOf(env())}${path}${search ? `?${search}` : ''}`
}

/**
 * Mails about an account. Neither the mail's making nor its sending is waited for, so that an answer takes as long
 * whether there is an account or not.
 */
export function mailLater(to: string, make: () => Promise<MailText>): void {
  make().then(
    (mail) => sendMail({ to, ...mail }),
    (error) => log.error({ err: error }, 'a mail could not be made'),
  )
}
