import { expect } from 'vitest'
import { POST } from '../../app/api/commands/route'
import { commandsRequest, type Sending, type SentCommand } from '../factories/commands'

type Answer = {
  status: number
  results?: { id: string; ok: boolean; value?: unknown; error?: { code: string } }[]
  error?: { code: string; message: string }
}

/** Sends commands to the real handler, as the outbox would or worse, and gives what it answers. */
export async function sendCommands(commands: SentCommand[], sending: Sending): Promise<Answer> {
  const response = await POST(commandsRequest(commands, sending))
  expect(response.headers.get('cache-control')).toBe('no-store')
  // Our own endpoint: what it answers is what is asserted.
  const answer = (await response.json()) as Omit<Answer, 'status'>
  return { status: response.status, ...answer }
}
