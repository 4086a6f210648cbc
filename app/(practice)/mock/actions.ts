'use server'

import { deleteMock as runDeleteMock, startMock as runStartMock } from '@/lib/mock/mock-commands'
import type { FormState } from '@/lib/session/form-state'

export async function startMock(previous: FormState, form: FormData): Promise<FormState> {
  return runStartMock(previous, form)
}

export async function deleteMock(previous: FormState, form: FormData): Promise<FormState> {
  return runDeleteMock(previous, form)
}
