import type { Allowance } from '../platform/allowance'
import { emailKey } from './email'

/*
 * How often what may be guessed, or fills somebody's mailbox, may be tried. Per account and network first, so that a
 * stranger can't lock an owner out; per network and per account over all networks as the bounds behind.
 */

const QUARTER_SECONDS = 15 * 60
const HOUR_SECONDS = 60 * 60

const GUESS_HERE = { name: 'guess-here', points: 10, windowSeconds: QUARTER_SECONDS }
const GUESS_NETWORK = { name: 'guess-network', points: 60, windowSeconds: QUARTER_SECONDS }
const GUESS_ACCOUNT = { name: 'guess-account', points: 100, windowSeconds: HOUR_SECONDS }
const MAIL_ACCOUNT = { name: 'mail-account', points: 5, windowSeconds: HOUR_SECONDS }
const MAIL_NETWORK = { name: 'mail-network', points: 30, windowSeconds: HOUR_SECONDS }
const SIGN_UP_NETWORK = { name: 'sign-up-network', points: 20, windowSeconds: HOUR_SECONDS }
const LINK_NETWORK = { name: 'link-network', points: 60, windowSeconds: HOUR_SECONDS }
const CHANGE_USER = { name: 'account-change', points: 60, windowSeconds: HOUR_SECONDS }

/** Guesses of one account's password from one network: given back to whoever knew it. */
export function guessesHere(email: string, network: string): Allowance {
  return { limit: GUESS_HERE, key: `${emailKey(email)}:${network}` }
}

/** To try a password. */
export function guessing(email: string, network: string): Allowance[] {
  return [
    guessesHere(email, network),
    { limit: GUESS_NETWORK, key: network },
    { limit: GUESS_ACCOUNT, key: emailKey(email) },
  ]
}

/** To have a mail sent to an address. */
export function mailing(email: string, network: string): Allowance[] {
  return [
    { limit: MAIL_ACCOUNT, key: emailKey(email) },
    { limit: MAIL_NETWORK, key: network },
  ]
}

/** To sign up, which may send a mail too. */
export function signingUp(email: string, network: string): Allowance[] {
  return [...mailing(email, network), { limit: SIGN_UP_NETWORK, key: network }]
}

/** To open a mailed link. */
export function openingLink(network: string): Allowance[] {
  return [{ limit: LINK_NETWORK, key: network }]
}

/** To change what is one's own. */
export function changing(userId: string): Allowance[] {
  return [{ limit: CHANGE_USER, key: userId }]
}
