/*
 * The mails that Callback sends, as plain text. Each says why it came and what happens if nothing is done. Each link
 * stands on a line of its own, for mail programs and for whoever reads the file.
 */

export type MailText = { subject: string; text: string }

const FOOT = 'Callback: interview questions, studied until they stick.'

function mail(subject: string, lines: string[]): MailText {
  return { subject, text: [...lines, '', '--', FOOT, ''].join('\n') }
}

/** To who signed up, where the account begins with this link. */
export function signUpMail(link: string): MailText {
  return mail('Confirm your address for Callback', [
    'Someone, you we hope, asked for an account at Callback with this address.',
    'Open this link within 24 hours to confirm it, in the browser where you signed up:',
    '',
    link,
    '',
    'Without it there is no account. If it wasn’t you, do nothing.',
  ])
}

/** To who signed up by an address that has an account. */
export function takenMail(signInLink: string, resetLink: string): MailText {
  return mail('You already have an account at Callback', [
    'Someone, you we hope, tried to sign up at Callback with this address. It has an account already. Sign in here:',
    '',
    signInLink,
    '',
    'If the password is forgotten, choose a new one here:',
    '',
    resetLink,
    '',
    'If it wasn’t you, do nothing: nothing was changed.',
  ])
}

/** To who has an account, to show that the address is theirs. */
export function confirmMail(link: string): MailText {
  return mail('Confirm your address for Callback', [
    'Open this link within three days to confirm that this address is yours:',
    '',
    link,
    '',
    'If you have no account at Callback, do nothing.',
  ])
}

/** To who forgot a password, or wants a link but has never shown that the address is theirs. */
export function resetMail(link: string): MailText {
  return mail('Choose a new password for Callback', [
    'Someone, you we hope, asked for a new password at Callback. Open this link within 30 minutes to choose one:',
    '',
    link,
    '',
    'It ends every session of the account. If it wasn’t you, do nothing: the old password stays.',
  ])
}

/** To who signs in by a link. */
export function signInMail(link: string): MailText {
  return mail('Sign in to Callback', [
    'Open this link within 15 minutes to sign in:',
    '',
    link,
    '',
    'It serves once. If it wasn’t you who asked for it, do nothing.',
  ])
}

/** To who asked for a link by an address without an account. */
export function noAccountMail(signUpLink: string): MailText {
  return mail('No account at Callback yet', [
    'Someone, you we hope, wanted to sign in to Callback with this address, which has no account. Make one here:',
    '',
    signUpLink,
    '',
    'If it wasn’t you, do nothing.',
  ])
}
