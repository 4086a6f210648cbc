import type { ExpectedError } from '../platform/result'

/**
 * What an answer says that went wrong.
 * @param unread said where it doesn't say so in our own way: a proxy's page, nothing, a broken answer
 */
export async function readError(response: Response, unread: string): Promise<ExpectedError> {
  const answer: unknown = await response.json().catch(() => null)
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
  return isError(error) ? error : { code: 'invalid', message: unread }
}

/** Whether something is an expected error of ours. */
export function isError(error: unknown): error is ExpectedError {
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}
