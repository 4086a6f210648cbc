'use server'

import {
  changePassword as runChangePassword,
  requestReset as runRequestReset,
  resetPassword as runResetPassword,
} from '@/lib/account/password-commands'
import {
  endOtherSessions as runEndOtherSessions,
  endSession as runEndSession,
  sendConfirmation as runSendConfirmation,
} from '@/lib/account/session-list-commands'
import {
  requestSignInLink as runRequestSignInLink,
  signIn as runSignIn,
  signInByLink as runSignInByLink,
  signOut as runSignOut,
} from '@/lib/account/sign-in-commands'
import { confirmAddress as runConfirmAddress, signUp as runSignUp } from '@/lib/account/sign-up-commands'
import {
  deleteEverything as runDeleteEverything,
  settleGuestWork as runSettleGuestWork,
} from '@/lib/portability/portability-commands'
import type { FormState } from '@/lib/session/form-state'
import { saveSettings as runSaveSettings } from '@/lib/session/settings-commands'

/*
 * What the account's forms send. Next asks for async functions, written out, in a file of their own; what each does,
 * and what it checks, is said where it is defined.
 */

export async function signIn(previous: FormState, form: FormData): Promise<FormState> {
  return runSignIn(previous, form)
}

export async function signOut(previous: FormState, form: FormData): Promise<FormState> {
  return runSignOut(previous, form)
}

export async function signUp(previous: FormState, form: FormData): Promise<FormState> {
  return runSignUp(previous, form)
}

export async function requestSignInLink(previous: FormState, form: FormData): Promise<FormState> {
  return runRequestSignInLink(previous, form)
}

export async function signInByLink(previous: FormState, form: FormData): Promise<FormState> {
  return runSignInByLink(previous, form)
}

export async function confirmAddress(previous: FormState, form: FormData): Promise<FormState> {
  return runConfirmAddress(previous, form)
}

export async function requestReset(previous: FormState, form: FormData): Promise<FormState> {
  return runRequestReset(previous, form)
}

export async function resetPassword(previous: FormState, form: FormData): Promise<FormState> {
  return runResetPassword(previous, form)
}

export async function changePassword(previous: FormState, form: FormData): Promise<FormState> {
  return runChangePassword(previous, form)
}

export async function endSession(previous: FormState, form: FormData): Promise<FormState> {
  return runEndSession(previous, form)
}

export async function endOtherSessions(previous: FormState, form: FormData): Promise<FormState> {
  return runEndOtherSessions(previous, form)
}

export async function sendConfirmation(previous: FormState, form: FormData): Promise<FormState> {
  return runSendConfirmation(previous, form)
}

export async function saveSettings(previous: FormState, form: FormData): Promise<FormState> {
  return runSaveSettings(previous, form)
}

export async function settleGuestWork(previous: FormState, form: FormData): Promise<FormState> {
  return runSettleGuestWork(previous, form)
}

export async function deleteEverything(previous: FormState, form: FormData): Promise<FormState> {
  return runDeleteEverything(previous, form)
}
