'use server'

import type { FormState } from '@/lib/session/form-state'
import {
  decideSuggestion as runDecideSuggestion,
  sendSuggestion as runSendSuggestion,
  withdrawSuggestion as runWithdrawSuggestion,
} from '@/lib/suggestion/suggestion-commands'

export async function sendSuggestion(previous: FormState, form: FormData): Promise<FormState> {
  return runSendSuggestion(previous, form)
}

export async function decideSuggestion(previous: FormState, form: FormData): Promise<FormState> {
  return runDecideSuggestion(previous, form)
}

export async function withdrawSuggestion(previous: FormState, form: FormData): Promise<FormState> {
  return runWithdrawSuggestion(previous, form)
}
