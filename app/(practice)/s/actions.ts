'use server'

import type { FormState } from '@/lib/session/form-state'
import { beginPractice as runBeginPractice } from '@/lib/sharing/practice-commands'

export async function beginPractice(previous: FormState, form: FormData): Promise<FormState> {
  return runBeginPractice(previous, form)
}
