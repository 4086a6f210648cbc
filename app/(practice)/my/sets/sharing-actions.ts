'use server'

import type { FormState } from '@/lib/session/form-state'
import {
  sendResponse as runSendResponse,
  withdrawResponse as runWithdrawResponse,
} from '@/lib/sharing/response-commands'
import { changeLink as runChangeLink, makeLink as runMakeLink } from '@/lib/sharing/sharing-commands'

export async function makeLink(previous: FormState, form: FormData): Promise<FormState> {
  return runMakeLink(previous, form)
}

export async function changeLink(previous: FormState, form: FormData): Promise<FormState> {
  return runChangeLink(previous, form)
}

export async function sendResponse(previous: FormState, form: FormData): Promise<FormState> {
  return runSendResponse(previous, form)
}

export async function withdrawResponse(previous: FormState, form: FormData): Promise<FormState> {
  return runWithdrawResponse(previous, form)
}
