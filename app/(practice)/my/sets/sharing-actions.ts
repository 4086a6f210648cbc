'use server'

import type { FormState } from '@/lib/session/form-state'
import { changeLink as runChangeLink, makeLink as runMakeLink } from '@/lib/sharing/sharing-commands'

export async function makeLink(previous: FormState, form: FormData): Promise<FormState> {
  return runMakeLink(previous, form)
}

export async function changeLink(previous: FormState, form: FormData): Promise<FormState> {
  return runChangeLink(previous, form)
}
