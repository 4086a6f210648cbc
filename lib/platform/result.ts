/** The closed union of expected errors. Anything else is a bug: throw it. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'rate_limited'
  | 'too_large'

/** An expected error: `message` is for a person, `fields` names the input that it speaks of. */
export type ExpectedError = { code: ErrorCode; message: string; fields?: Record<string, string> }

export type Result<T> = { ok: true; value: T } | { ok: false; error: ExpectedError }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function fail(
  code: ErrorCode,
  message: string,
  fields?: Record<string, string>,
): { ok: false; error: ExpectedError } {
  return { ok: false, error: fields ? { code, message, fields } : { code, message } }
}

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  rate_limited: 429,
  too_large: 413,
}

/** The HTTP status of an expected error. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code]
}
